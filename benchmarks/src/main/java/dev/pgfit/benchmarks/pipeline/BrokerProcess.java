package dev.pgfit.benchmarks.pipeline;

import dev.pgfit.contracts.Topic;
import dev.pgfit.embedded.EmbeddedKafka;
import dev.pgfit.embedded.FreePorts;
import dev.pgfit.process.GuardedProcess;
import dev.pgfit.process.Spec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The embedded broker in a JVM as small as the launcher's, so that the load generator's garbage is not its own. */
final class BrokerProcess implements AutoCloseable {
    private static final String READY = "ready";
    private static final int PATIENCE_SECONDS = 60;

    private final GuardedProcess process;
    private final int port;

    private BrokerProcess(GuardedProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    static BrokerProcess start(Path folder, Path log) throws IOException, InterruptedException {
        int port = FreePorts.any();
        var ready = new CountDownLatch(1);
        Spec spec = Spec.of(
                        "kafka",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // as in the script pgfit
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(port))
                .stoppedBy("TERM", Duration.ofSeconds(15))
                .loggingTo(log);
        GuardedProcess process = GuardedProcess.start(spec, line -> {
            if (line.equals(READY)) {
                ready.countDown();
            }
        });
        if (!ready.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.close();
            throw new IOException("Kafka did not start; its log is " + log);
        }
        return new BrokerProcess(process, port);
    }

    String bootstrap() {
        return "127.0.0.1:" + port;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }

    /** The process itself. */
    public static void main(String[] args) throws InterruptedException {
        List<String> topics = new ArrayList<>(Arrays.stream(Topic.values())
                .flatMap(topic ->
                        Stream.of(topic.name(Topic.DEFAULT_PREFIX), topic.deadLetterName(Topic.DEFAULT_PREFIX)))
                .toList());
        topics.addAll(BrokerCeiling.TOPICS);
        EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(args[0]), Integer.parseInt(args[1]), topics);
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        System.out.println(READY);
        Thread.currentThread().join();
    }
}
