package dev.pgfit.testkit.consumers;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgfit.kit.json.ContractJson;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.slf4j.LoggerFactory;

/** The example consumers: how each is started, and what is in its store. */
enum Example {
    JAVA("decisions.jsonl", 143) {
        @Override
        Optional<String> whyNot(Path folder) {
            return Optional.empty();
        }

        @Override
        List<String> program(Path folder) {
            String libraries = Stream.of(
                            KafkaConsumer.class,
                            LoggerFactory.class,
                            ObjectMapper.class,
                            JsonFactory.class,
                            JsonProperty.class)
                    .map(Example::jar)
                    .collect(Collectors.joining(File.pathSeparator));
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            return List.of(
                    java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", libraries, file("Decisions.java"));
        }

        @Override
        List<String> stored(Path folder) throws IOException {
            List<String> runs = new ArrayList<>();
            for (String line : Files.readAllLines(folder.resolve(store))) {
                runs.add(ContractJson.mapper().readTree(line).path("runId").asText());
            }
            return runs;
        }
    },
    PYTHON("decisions.db", 0) {
        @Override
        Optional<String> whyNot(Path folder) {
            return python(folder).isPresent() ? Optional.empty() : Optional.of(NO_PYTHON);
        }

        @Override
        List<String> program(Path folder) {
            return List.of(python(folder).orElseThrow(), file("decisions.py"));
        }

        @Override
        List<String> stored(Path folder) {
            String query = "import sqlite3; [print(*row) for row in sqlite3.connect('" + store
                    + "').execute('SELECT run_id FROM decisions')]";
            try (Program program =
                    Program.start(folder, Map.of(), List.of(python(folder).orElseThrow(), "-c", query))) {
                program.code();
                return program.lines();
            }
        }
    },
    KCAT("decisions", 0) {
        @Override
        Optional<String> whyNot(Path folder) {
            return Program.works(folder, "kcat", "-V") && Program.works(folder, "jq", "--version")
                    ? Optional.empty()
                    : Optional.of("no kcat or no jq here");
        }

        @Override
        List<String> program(Path folder) {
            return List.of(file("decisions.sh"));
        }

        @Override
        List<String> membership(String group) {
            return List.of();
        }

        @Override
        List<String> stored(Path folder) throws IOException {
            try (Stream<Path> files = Files.list(folder.resolve(store))) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".json"))
                        .map(name -> name.replace(".json", ""))
                        .toList();
            }
        }
    };

    static final String NO_PYTHON = "no Python with confluent-kafka here";
    private static final Path FOLDER = Path.of("../docs/examples/consumers");

    /** Its default, in the folder where it runs. */
    final String store;

    /** Its exit code after SIGTERM. */
    final int ended;

    Example(String store, int ended) {
        this.store = store;
        this.ended = ended;
    }

    /** Why it can't run here; empty when it can. */
    abstract Optional<String> whyNot(Path folder);

    abstract List<String> program(Path folder);

    /** The run of each decision in the store, as often as it is there. */
    abstract List<String> stored(Path folder) throws IOException;

    /** Options that make it a member of a consumer group. */
    List<String> membership(String group) {
        return List.of("--group", group);
    }

    List<String> command(Path folder, String... options) {
        return Stream.concat(program(folder).stream(), Stream.of(options)).toList();
    }

    /** A Python that has the client: the system's may have it where another is first on the path. */
    static Optional<String> python(Path folder) {
        return Stream.of("python3", "/usr/bin/python3")
                .filter(python -> Program.works(folder, python, "-c", "import confluent_kafka"))
                .findFirst();
    }

    static String file(String name) {
        return FOLDER.resolve(name).toAbsolutePath().normalize().toString();
    }

    private static String jar(Class<?> type) {
        try {
            URL place = type.getProtectionDomain().getCodeSource().getLocation();
            return Path.of(place.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
