package dev.pgfit.benchmarks.pipeline;

import dev.pgfit.benchmarks.result.OutOption;
import dev.pgfit.process.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./pgfit measure pipeline}. */
@Command(
        name = "pipeline",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "From the last report on Kafka to the decision on Kafka: latency at fixed rates, throughput, memory.",
            "Starts the embedded broker, the embedded PostgreSQL and decision-service as ./pgfit up does, sends them"
                    + " synthetic reports, and measures the broker alone beside it. Takes about twelve minutes."
        })
public final class PipelineCommand implements Callable<Integer> {
    @Option(
            names = "--rates",
            paramLabel = "N",
            split = ",",
            defaultValue = "20,100,250",
            description = "Runs per second of the open load (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private List<Integer> rates;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long each rate is held (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "30000",
            description = "Runs decided before anything counts, for the JVM to optimise (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Runs of the closed load, for the throughput (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--memory-runs",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Runs during which memory is watched; 0: none (default: ${DEFAULT-VALUE}).")
    private int memoryRuns;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "500",
            description = "Undecided runs at a time in the closed load (default: ${DEFAULT-VALUE}).")
    private int inFlight;

    @Option(
            names = "--tests",
            paramLabel = "N",
            split = ",",
            defaultValue = "2,24",
            description = {
                "Tests in each benchmark report (default: ${DEFAULT-VALUE}: the documented example, and the default"
                        + " workload).",
                "Throughput is measured for each, the rest for the last."
            })
    @SuppressWarnings("NullAway.Init")
    private List<Integer> tests;

    @Option(
            names = "--jvm",
            paramLabel = "OPTION",
            description = {
                "One more option for decision-service's JVM; may be repeated. It overrides the launcher's:",
                "-XX:TieredStopAtLevel=4 lets it optimise fully, -XX:StartFlightRecording=filename=F records what it does."
            })
    private List<String> jvmOptions = List.of();

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private OutOption out;

    @Override
    public Integer call() throws Exception {
        Path repository = Path.of(System.getProperty("pgfit.repository", ".")).toAbsolutePath();
        Path folder = Files.createTempDirectory("pgfit-measure");
        // PostgreSQL may run under another account, which has to get there
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Stage stage = new Stage(folder, repository, jvmOptions)) {
            List<SyntheticReports> reports = new ArrayList<>();
            for (int each : tests) {
                reports.add(new SyntheticReports(repository, each));
            }
            Findings findings = new Findings(reports.getLast(), inFlight);
            try (Load load = new Load(stage.bootstrap())) {
                new Measurement(stage, load, reports, findings).run(warmUp, rates, seconds, runs, inFlight, memoryRuns);
            } catch (IllegalStateException e) {
                System.err.println("decision-service's last words:\n" + stage.lastWords());
                throw e;
            }
            out.write(findings.page());
        } finally {
            Folders.remove(folder);
        }
        return 0;
    }
}
