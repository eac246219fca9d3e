package dev.pgfit.benchmarks.pipeline;

import dev.pgfit.benchmarks.result.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** What was found, gathered phase by phase, and as a page. */
final class Findings {
    private final SyntheticReports reports;
    private final int inFlight;
    private final List<List<String>> latencies = new ArrayList<>();
    private final List<List<String>> throughput = new ArrayList<>();
    private final List<List<String>> memory = new ArrayList<>();
    private final List<List<String>> samples = new ArrayList<>();
    private String store = "";
    private long repeated;

    Findings(SyntheticReports reports, int inFlight) {
        this.reports = reports;
        this.inFlight = inFlight;
    }

    void latency(int rate, Histogram pipeline, Histogram broker) {
        latencies.add(row(rate + "/s, reports to decision", pipeline));
        latencies.add(row(rate + "/s, the broker alone", broker));
    }

    /** @param ceiling runs per second that the broker alone gets through */
    void throughput(SyntheticReports kind, int runs, double perSecond, Map<String, Double> cores, double ceiling) {
        throughput.add(List.of(
                kind.toString(),
                "%d".formatted(runs),
                "%.0f".formatted(perSecond),
                "%.0f".formatted(ceiling),
                cores.entrySet().stream()
                        .map(used -> "%s %.2f".formatted(used.getKey(), used.getValue()))
                        .collect(Collectors.joining(", "))));
    }

    void memory(ServiceMemory seen, double perSecond) {
        int runs = seen.samples().getLast().runs();
        throughput.add(List.of(
                reports + ", its garbage collected 30 times",
                "%d".formatted(runs),
                "%.0f".formatted(perSecond),
                "",
                ""));
        thirds("heap after a full collection, MiB", seen.firstAndLastThird(ServiceMemory.Sample::heapMib));
        thirds("resident memory, MiB", seen.firstAndLastThird(ServiceMemory.Sample::rssMib));
        seen.samples()
                .forEach(sample -> samples.add(List.of(
                        Integer.toString(sample.runs()),
                        "%.1f".formatted(sample.heapMib()),
                        "%.0f".formatted(sample.rssMib()))));
    }

    void store(long bytes, long runs) {
        store = "The store then had %d runs and took %.2f GB: %.1f kB a run."
                .formatted(runs, bytes / 1e9, bytes / 1e3 / runs);
    }

    void repeated(long decisions) {
        repeated = decisions;
    }

    Page page() {
        Page page = new Page("Pipeline")
                .text("""
                        From the last report of a run on Kafka to its decision on Kafka, on the embedded stack: broker,
                        PostgreSQL and decision-service as `./pgfit up` starts them, and the load generator on the same machine.
                        A run's reports are the documented examples, the benchmark's with as many tests as the default
                        workload has: %s bytes for installation, benchmark, resources, compatibility.""".formatted(reports.sizes()))
                .section("Latency, milliseconds")
                .text("""
                        An open load. Each figure runs from when the last report was due to be sent, whatever the generator or
                        the service were busy with, to when a consumer had the decision. The other reports came a second before.
                        The broker alone: as many messages of the same sizes from a producer to a consumer, with nothing
                        between; the pipeline goes that way twice.""")
                .table(List.of("runs", "p50", "p90", "p99", "p99.9", "max", "count"), latencies)
                .section("Throughput")
                .text("""
                        A closed load with %d undecided runs at a time. The broker alone: the same messages, sent as fast as it
                        takes them. Second decisions of a run, in all of this: %d.""".formatted(inFlight, repeated))
                .table(
                        List.of("reports", "runs", "decided per second", "the broker alone", "cores used by each"),
                        throughput);
        if (!memory.isEmpty()) {
            page.section("Memory of decision-service")
                    .table(List.of("", "first third", "last third", "change"), memory)
                    .table(List.of("decided runs", "heap, MiB", "resident, MiB"), samples);
        }
        return page.section("Store").text(store);
    }

    private void thirds(String what, double[] thirds) {
        memory.add(List.of(
                what,
                "%.1f".formatted(thirds[0]),
                "%.1f".formatted(thirds[1]),
                "%+.1f %%".formatted(100 * (thirds[1] / thirds[0] - 1))));
    }

    private static List<String> row(String what, Histogram micros) {
        return List.of(
                what,
                milliseconds(micros.getValueAtPercentile(50)),
                milliseconds(micros.getValueAtPercentile(90)),
                milliseconds(micros.getValueAtPercentile(99)),
                milliseconds(micros.getValueAtPercentile(99.9)),
                milliseconds(micros.getMaxValue()),
                Long.toString(micros.getTotalCount()));
    }

    private static String milliseconds(long micros) {
        return "%.1f".formatted(micros / 1000.0);
    }
}
