package dev.pgfit.benchmarks.pipeline;

import dev.pgfit.benchmarks.result.OutOption;
import dev.pgfit.benchmarks.result.Page;
import dev.pgfit.embedded.EmbeddedKafka;
import dev.pgfit.process.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./pgfit measure pipeline}. */
@Command(
        name = "pipeline",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "What the embedded broker alone can do: messages sent at a fixed rate, and received again.")
public final class PipelineCommand implements Callable<Integer> {
    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "500",
            description = "Messages per second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "How long (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private OutOption out;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("pgfit-measure");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0, BrokerCeiling.TOPIC)) {
            Histogram latency = BrokerCeiling.latency(kafka.bootstrapServers(), rate, seconds);
            out.write(new Page("Pipeline")
                    .text("Messages of " + BrokerCeiling.BYTES
                            + " bytes through the embedded broker and back, sent at a"
                            + " fixed rate; latency from when each was due to be sent.")
                    .table(
                            List.of("messages per second", "p50, ms", "p99, ms", "max, ms"),
                            List.of(List.of(
                                    Integer.toString(rate),
                                    milliseconds(latency.getValueAtPercentile(50)),
                                    milliseconds(latency.getValueAtPercentile(99)),
                                    milliseconds(latency.getMaxValue())))));
        } finally {
            Folders.remove(folder);
        }
        return 0;
    }

    private static String milliseconds(long micros) {
        return "%.2f".formatted(micros / 1000.0);
    }
}
