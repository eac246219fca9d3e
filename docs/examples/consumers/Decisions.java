import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Consumes pgfit's decisions: each run once into a file of JSON lines, and a line for each on standard output. Needs
 * kafka-clients, jackson-databind and what these need on the class path, nothing of pgfit.
 */
public final class Decisions {
    private static final String DECISION = "dev.pgfit.decision.made.v1";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int LOOK_AFTER_IDLE_SECONDS = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Held, else its level is lost. What the client has to tell that matters is said below. */
    private static final Logger CLIENT = Logger.getLogger("org.apache.kafka");

    private static final String USAGE =
            """
            Usage: java -cp LIBRARIES Decisions.java [OPTIONS]

            Consumes pgfit's decisions: each run once into a file, and a line for each on standard output.

              --broker HOST:PORT  else $KAFKA_BOOTSTRAP_SERVERS, else localhost:9092
              --prefix PREFIX     of the topics; else $PGFIT_TOPICS_PREFIX, else pgfit
              --group GROUP       the consumer group, whose place is remembered (decisions-java)
              --store FILE        the file of JSON lines (decisions.jsonl)
            """;

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        CLIENT.setLevel(Level.OFF);
        CountDownLatch ended = new CountDownLatch(1);
        int code = 0;
        try {
            run(options(arguments), ended);
        } catch (WakeupException e) {
            // Ctrl-C or SIGTERM
        } catch (IllegalArgumentException e) {
            say(e.getMessage());
            code = 2;
        } catch (FileSystemException e) {
            say("the store: " + e);
            code = 1;
        } catch (KafkaException | IOException e) {
            say(e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause().getMessage()));
            code = 1;
        } finally {
            ended.countDown();
        }
        if (code != 0) {
            System.exit(code);
        }
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        options.put("--broker", System.getenv().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"));
        options.put("--prefix", System.getenv().getOrDefault("PGFIT_TOPICS_PREFIX", "pgfit"));
        options.put("--group", "decisions-java");
        options.put("--store", "decisions.jsonl");
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length || options.replace(arguments[i], arguments[i + 1]) == null) {
                throw new IllegalArgumentException("unknown option, or one without a value: " + arguments[i]);
            }
        }
        return options;
    }

    private static void run(Map<String, String> options, CountDownLatch ended) throws IOException {
        String broker = options.get("--broker");
        String topic = options.get("--prefix") + ".decisions";
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker,
                "group.id", options.get("--group"),
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false",
                "session.timeout.ms", "10000", // who was killed gives its partitions back in this time
                "allow.auto.create.topics", "false");
        try (Store store = new Store(Path.of(options.get("--store")));
                var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(consumer, ended)));
            // else it would wait for them without a word
            if (!topics(consumer, broker).contains(topic)) {
                throw new IOException("there is no topic " + topic + " at " + broker + ": is the prefix right?");
            }
            consumer.subscribe(List.of(topic));
            consume(consumer, store, broker);
        }
    }

    private static void consume(KafkaConsumer<String, String> consumer, Store store, String broker)
            throws IOException {
        for (int idle = 1; ; idle++) {
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(1));
            for (ConsumerRecord<String, String> record : records) {
                Optional<JsonNode> decision = decisionIn(record);
                if (decision.isPresent() && store.add(decision.get())) {
                    System.out.println(line(decision.get()));
                }
            }
            if (!records.isEmpty()) {
                idle = 0;
                commit(consumer); // after the work, not before
            } else if (idle % LOOK_AFTER_IDLE_SECONDS == 0) {
                try {
                    topics(consumer, broker);
                } catch (TimeoutException e) {
                    say(e.getMessage() + "; trying on");
                }
            }
        }
    }

    private static void commit(KafkaConsumer<String, String> consumer) {
        try {
            consumer.commitSync(TIMEOUT);
        } catch (CommitFailedException | RetriableException e) {
            say("not committed, so these come again and will be recognised: " + e.getMessage());
        }
    }

    /** The decision in a record, unless there is another type, or none that can be read. */
    private static Optional<JsonNode> decisionIn(ConsumerRecord<String, String> record) {
        var type = record.headers().lastHeader("ce_type");
        if (type == null || type.value() == null || !new String(type.value(), UTF_8).equals(DECISION)) {
            return Optional.empty();
        }
        try {
            JsonNode decision = JSON.readTree(record.value() == null ? "" : record.value());
            if (decision.path("runId").isTextual() && decision.path("recommendation").isTextual()) {
                return Optional.of(decision);
            }
        } catch (JsonProcessingException e) {
            // said below
        }
        say("skipped partition " + record.partition() + " offset " + record.offset()
                + ": no decision that can be read");
        return Optional.empty();
    }

    private static String line(JsonNode decision) {
        Set<String> environments = new TreeSet<>();
        decision.path("compared").forEach(one -> environments.add(one.path("environment").asText("-")));
        return String.join(
                " ",
                decision.path("runId").asText(),
                decision.path("recommendation").asText(),
                decision.path("confidence").asText(),
                environments.isEmpty() ? "-" : String.join(",", environments));
    }

    private static Set<String> topics(KafkaConsumer<?, ?> consumer, String broker) {
        try {
            return consumer.listTopics(TIMEOUT).keySet();
        } catch (TimeoutException e) {
            throw new TimeoutException("no broker answers at " + broker);
        }
    }

    /** Ends the loop, and waits until the group is left and the store closed. */
    private static void end(KafkaConsumer<?, ?> consumer, CountDownLatch ended) {
        consumer.wakeup();
        try {
            ended.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String text) {
        System.err.println("Decisions: " + text);
    }

    /** Decisions as lines of JSON, each run once, for one program at a time. */
    private static final class Store implements AutoCloseable {
        private final FileChannel file;
        private final Set<String> runs = new HashSet<>();

        Store(Path path) throws IOException {
            file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (file.tryLock() == null) {
                file.close();
                throw new IOException(path + " is another program's at the moment");
            }
            long end = 0;
            byte[] bytes = Channels.newInputStream(file).readAllBytes();
            for (int at = 0; at < bytes.length; at++) {
                if (bytes[at] == '\n') {
                    runs.add(JSON.readTree(new String(bytes, (int) end, at - (int) end, UTF_8))
                            .path("runId")
                            .asText());
                    end = at + 1;
                }
            }
            file.truncate(end).position(end); // a line without an end was being written when the power went
        }

        /** Whether the decision is new; when this returns, it is on the disk. */
        boolean add(JsonNode decision) throws IOException {
            if (!runs.add(decision.path("runId").asText())) {
                return false;
            }
            ByteBuffer line = ByteBuffer.wrap((decision + "\n").getBytes(UTF_8));
            while (line.hasRemaining()) {
                file.write(line);
            }
            file.force(false);
            return true;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
