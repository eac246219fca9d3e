package dev.pgfit.kubernetes.kafka;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a service does in Kafka, by its own settings.
 *
 * @param read topics that it reads
 * @param written topics that it writes, dead-letter topics too
 */
record Wiring(Set<String> read, Set<String> written) {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path SHARED =
            ROOT.resolve("service-kit/src/main/resources/META-INF/microprofile-config.properties");

    static Wiring of(String service) {
        Properties settings = new Properties();
        load(settings, SHARED);
        load(settings, ROOT.resolve(service).resolve("src/main/resources/application.properties"));
        Set<String> read = new TreeSet<>();
        Set<String> written = new TreeSet<>();
        for (String key : settings.stringPropertyNames()) {
            if (!key.matches("mp\\.messaging\\.(incoming|outgoing)\\.[\\w-]+\\.topics?")) {
                continue;
            }
            boolean incoming = key.contains(".incoming.");
            topics(settings.getProperty(key)).forEach(topic -> {
                (incoming ? read : written).add(topic);
                if (incoming && keepsDeadLetters(settings, key)) {
                    written.add(topic + ".dlq");
                }
            });
        }
        return new Wiring(read, written);
    }

    private static boolean keepsDeadLetters(Properties settings, String key) {
        String channel = key.replaceFirst("\\.topics?$", "");
        return !settings.getProperty(channel + ".failure-strategy", "dead-letter-queue")
                .equals("ignore");
    }

    private static Stream<String> topics(String value) {
        return Stream.of(value.replace("${pgfit.topics.prefix}", "pgfit").split(","));
    }

    private static void load(Properties settings, Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
