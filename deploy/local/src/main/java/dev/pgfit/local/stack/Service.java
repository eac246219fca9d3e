package dev.pgfit.local.stack;

import java.util.List;

/** The five services, with the port each prefers and what its JVM gets on one machine. */
public enum Service {
    // a fleet's reports want room for what is young and the optimising compiler; one laptop's make it use neither
    DECISION("decision-service", 8080, "-Xms32m", "-Xmx256m", "-XX:NewRatio=1"),
    INSTALLER("installer-service", 8081, "-Xmx96m", Service.QUICK),
    BENCHMARK("benchmark-service", 8082, "-Xmx160m", Service.QUICK),
    MONITOR("monitor-service", 8083, "-Xmx64m", Service.QUICK),
    COMPAT("compat-service", 8084, "-Xmx64m", Service.QUICK);

    /** Compiles fast rather than well: what runs for minutes has no use for more. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    private final String module;
    private final int preferredPort;
    private final List<String> jvmOptions;

    Service(String module, int preferredPort, String... jvmOptions) {
        this.module = module;
        this.preferredPort = preferredPort;
        this.jvmOptions = List.of(jvmOptions);
    }

    /** Its name everywhere: module folder, log file, metrics. */
    public String module() {
        return module;
    }

    int preferredPort() {
        return preferredPort;
    }

    List<String> jvmOptions() {
        return jvmOptions;
    }
}
