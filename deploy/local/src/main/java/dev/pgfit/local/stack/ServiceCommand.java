package dev.pgfit.local.stack;

import dev.pgfit.embedded.EmbeddedPostgres;
import dev.pgfit.process.Spec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a service is started on one machine: a small JVM, and its configuration in environment variables. */
public record ServiceCommand(
        DataFolder folder, ServiceArtifacts artifacts, ServicePorts ports, String kafka, boolean background) {
    /** Quarkus gives itself 5 s; then candidates are to be taken away. */
    private static final Duration GRACE = Duration.ofSeconds(15);
    /** A virtual machine is shut down in up to 15 s. */
    private static final Duration GRACE_OF_INSTALLER = Duration.ofSeconds(25);
    /** How long {@code pgfit up --env} holds candidates: a working day. */
    private static final String LEASE_FOR_PEOPLE = "PT12H";

    /**
     * How one of them is started.
     *
     * @param store decision-service's; the others have none
     */
    public Spec of(Service service, EmbeddedPostgres store) {
        Path runner = artifacts.runner(service);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm(service));
        command.addAll(List.of("-jar", runner.toString()));
        Spec spec = Spec.of(service.module(), command)
                .in(folder.root())
                .loggingTo(folder.log(service.module()))
                .recordedIn(folder.guards())
                .stoppedBy("TERM", service == Service.INSTALLER ? GRACE_OF_INSTALLER : GRACE)
                // options for some other JVM of the user's
                .without("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
        for (Map.Entry<String, String> variable : environment(service, store).entrySet()) {
            spec = spec.with(variable.getKey(), variable.getValue());
        }
        return spec;
    }

    private List<String> jvm(Service service) {
        List<String> options = new ArrayList<>(service.jvmOptions());
        options.addAll(List.of(
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + folder.temporary()));
        return options;
    }

    private Map<String, String> environment(Service service, EmbeddedPostgres store) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
        // people wait for the end; what was not finished is delivered again at the next start
        variables.put("MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_GRACEFUL_SHUTDOWN", "false");
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service)));
        switch (service) {
            case DECISION -> {
                variables.put("QUARKUS_DATASOURCE_JDBC_URL", store.jdbcUrl());
                variables.put("QUARKUS_DATASOURCE_REACTIVE_URL", store.reactiveUrl());
                variables.put("QUARKUS_DATASOURCE_USERNAME", store.user());
                variables.put("QUARKUS_DATASOURCE_PASSWORD", store.password());
                variables.put("PGFIT_DECISION_INSTALLER_URL", ports.url(Service.INSTALLER));
                variables.put("PGFIT_DECISION_BENCHMARK_URL", ports.url(Service.BENCHMARK));
                variables.put("PGFIT_DECISION_COMPAT_URL", ports.url(Service.COMPAT));
                variables.put("PGFIT_DECISION_REPORT_LOCATION", folder.shown("runs/{id}/report.md"));
            }
            case INSTALLER -> {
                variables.put("PGFIT_INSTALLER_DATA", folder.installer().toString());
                // the installer clears its containers away by itself; Testcontainers' helper would have to be fetched
                variables.put("TESTCONTAINERS_RYUK_DISABLED", "true");
                if (background) {
                    variables.put("PGFIT_INSTALLER_LEASE", LEASE_FOR_PEOPLE);
                }
            }
            case COMPAT -> variables.put("PGFIT_COMPAT_DATA", folder.compat().toString());
            case BENCHMARK, MONITOR -> {
                // the wire tells them the rest
            }
        }
        return variables;
    }
}
