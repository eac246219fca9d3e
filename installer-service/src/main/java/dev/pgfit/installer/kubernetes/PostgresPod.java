package dev.pgfit.installer.kubernetes;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.installer.candidate.Passwords;
import dev.pgfit.installer.postgres.Tuning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL in a pod, from the official image or one that takes the same variables. */
final class PostgresPod {
    private static final String DATA = "/var/lib/postgresql";
    private static final String SUPERUSER = "postgres";
    private static final int FIRST_WITH_BUILTIN_LOCALE = 17;

    private PostgresPod() {}

    static CandidateSpec of(String version, Placing placing) {
        KubernetesSettings settings = placing.settings();
        PodSize size = placing.size();
        String password = Passwords.random();
        int major = major(version);
        int port = settings.port();
        Map<String, String> tuning = Tuning.within(size.limits(), size.memoryBytes(), major);
        PodPlan plan = new PodPlan(
                Labels.candidate(CandidateKind.POSTGRESQL, placing.id()),
                placing.run(),
                CandidateKind.POSTGRESQL,
                settings.postgresImage(version),
                settings.postgresUser(),
                arguments(tuning, port),
                Map.of(
                        "PGDATA",
                        DATA + "/pgfit",
                        "POSTGRES_USER",
                        SUPERUSER,
                        "POSTGRES_INITDB_ARGS",
                        "--data-checksums " + locale(major)),
                Map.of("POSTGRES_PASSWORD", password),
                DATA,
                List.of("/var/run/postgresql", "/tmp"),
                // not by the socket: that is open while the image initialises, too
                List.of("pg_isready", "-q", "-h", "127.0.0.1", "-p", Integer.toString(port), "-U", SUPERUSER),
                size,
                true,
                placing.end());
        return new CandidateSpec(
                plan,
                version,
                "native",
                tuning,
                List.of(),
                List.of("from the image " + plan.image()),
                placing.limits(),
                ip -> new Endpoint(ip, port, "postgres", SUPERUSER, password, null, true));
    }

    private static List<String> arguments(Map<String, String> tuning, int port) {
        List<String> arguments = new ArrayList<>(List.of("postgres", "-c", "port=" + port));
        tuning.forEach((name, value) -> {
            arguments.add("-c");
            arguments.add(name + "=" + value);
        });
        return arguments;
    }

    /** As on a host: what is compared must not differ by the order of letters. */
    private static String locale(int major) {
        return major >= FIRST_WITH_BUILTIN_LOCALE
                ? "--locale=C --locale-provider=builtin --builtin-locale=C.UTF-8"
                : "--locale=C";
    }

    private static int major(String version) {
        return Integer.parseInt(version.split("\\.", -1)[0]);
    }
}
