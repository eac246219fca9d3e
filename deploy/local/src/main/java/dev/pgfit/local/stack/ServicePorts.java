package dev.pgfit.local.stack;

import dev.pgfit.embedded.FreePorts;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A port for each service, and one for Kafka: the usual one where it is free, else any free one; no two the same. */
public record ServicePorts(Map<Service, Integer> services) {
    private static final int PREFERRED_KAFKA = 9092;
    private static final int STEP = 100;
    private static final int TRIES = 30;

    /** Ports that are free now. */
    public static ServicePorts choose() {
        Set<Integer> taken = new HashSet<>();
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, next(service.preferredPort(), taken));
        }
        return new ServicePorts(services);
    }

    static int forKafka() {
        return next(PREFERRED_KAFKA, new HashSet<>());
    }

    public int of(Service service) {
        Integer port = services.get(service);
        if (port == null) {
            throw new IllegalStateException("no port for " + service);
        }
        return port;
    }

    public String url(Service service) {
        return "http://127.0.0.1:" + of(service);
    }

    private static int next(int preferred, Set<Integer> taken) {
        // further up before any free one: the system hands those out to others before a service has started
        for (int port = preferred; port < preferred + TRIES * STEP; port += STEP) {
            if (!taken.contains(port) && FreePorts.isFree(port)) {
                taken.add(port);
                return port;
            }
        }
        int port = FreePorts.any();
        while (!taken.add(port)) {
            port = FreePorts.any();
        }
        return port;
    }
}
