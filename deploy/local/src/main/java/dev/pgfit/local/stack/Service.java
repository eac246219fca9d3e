package dev.pgfit.local.stack;

/** The five services, with the port each prefers and the heap it gets on one machine. */
public enum Service {
    DECISION("decision-service", 8080, 96),
    INSTALLER("installer-service", 8081, 96),
    BENCHMARK("benchmark-service", 8082, 160),
    MONITOR("monitor-service", 8083, 64),
    COMPAT("compat-service", 8084, 64);

    private final String module;
    private final int preferredPort;
    private final int heapMegabytes;

    Service(String module, int preferredPort, int heapMegabytes) {
        this.module = module;
        this.preferredPort = preferredPort;
        this.heapMegabytes = heapMegabytes;
    }

    /** Its name everywhere: module folder, log file, metrics. */
    public String module() {
        return module;
    }

    int preferredPort() {
        return preferredPort;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }
}
