package dev.pgfit.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Kafka or PostgreSQL as a program of its own, for a container: {@code Main kafka} or {@code Main postgresql}. It ends in an
 * orderly way on SIGTERM. Settings are environment variables:
 *
 * <ul>
 *   <li>{@code PGFIT_EMBEDDED_DATA}: the data folder; {@code /data} unless set
 *   <li>{@code PGFIT_EMBEDDED_PORT}: 9092 or 5432 unless set
 *   <li>{@code PGFIT_EMBEDDED_HOST}: of Kafka, the name by which its clients reach it; {@code localhost} unless set
 *   <li>{@code PGFIT_EMBEDDED_EXTERNAL}: of Kafka, {@code HOST:PORT} of a second listener for clients elsewhere
 *   <li>{@code PGFIT_EMBEDDED_PASSWORD}: of PostgreSQL's user {@code pgfit}; needed for a new data folder
 * </ul>
 *
 * Exit codes: 143 after SIGTERM, 1 when the server did not come up or ended, 2 for bad input.
 */
public final class Main {
    private static final String PREFIX = "PGFIT_EMBEDDED_";
    private static final String EVERYWHERE = "0.0.0.0";

    private Main() {}

    public static void main(String[] arguments) {
        try {
            run(List.of(arguments), System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (EmbeddedStartException e) {
            System.err.println(e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause()));
        }
        System.exit(1);
    }

    private static void run(List<String> arguments, Map<String, String> environment) {
        Settings settings = new Settings(environment);
        switch (arguments.size() == 1 ? arguments.getFirst() : "") {
            case "kafka" -> kafka(settings);
            case "postgresql" -> postgresql(settings);
            default -> throw new IllegalArgumentException("usage: kafka | postgresql");
        }
    }

    private static void kafka(Settings settings) {
        EmbeddedKafka kafka = EmbeddedKafka.startForOthers(
                settings.data(),
                new KafkaListeners(
                        EVERYWHERE,
                        settings.value("HOST").orElse("localhost"),
                        settings.port(9092),
                        settings.value("EXTERNAL")));
        closeAtEnd(kafka::close);
        System.out.println("Kafka is ready on port " + kafka.port());
        kafka.awaitEnd();
    }

    private static void postgresql(Settings settings) {
        EmbeddedPostgres postgres =
                EmbeddedPostgres.startForOthers(settings.data(), settings.port(5432), settings.password());
        closeAtEnd(postgres::close);
        System.out.println("PostgreSQL is ready on port " + postgres.port());
        postgres.ended().join();
    }

    private static void closeAtEnd(Runnable close) {
        Runtime.getRuntime().addShutdownHook(new Thread(close, "close"));
    }

    private record Settings(Map<String, String> environment) {
        Optional<String> value(String name) {
            return Optional.ofNullable(environment.get(PREFIX + name)).filter(text -> !text.isBlank());
        }

        Path data() {
            return Path.of(value("DATA").orElse("/data"));
        }

        int port(int usual) {
            String text = value("PORT").orElse(Integer.toString(usual));
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(PREFIX + "PORT is no port: \"" + text + "\"", e);
            }
        }

        String password() {
            return value("PASSWORD")
                    .orElseThrow(() -> new IllegalArgumentException(PREFIX + "PASSWORD is needed for PostgreSQL"));
        }
    }
}
