package dev.pgfit.benchmarks.watching;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.benchmarks.result.OutOption;
import dev.pgfit.benchmarks.result.Page;
import dev.pgfit.process.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./pgfit measure watching}. */
@Command(
        name = "watching",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "What watching both candidates costs the machine, and whether the CPU time told is the kernel's.")
public final class WatchingCommand implements Callable<Integer> {
    @Option(
            names = "--interval",
            paramLabel = "MS",
            defaultValue = "100",
            description = "Between two readings (default: ${DEFAULT-VALUE}).")
    private int interval;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "Length of each turn (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private OutOption out;

    /** CPU of the two services over one turn, in percent of one core. */
    private record Turn(boolean watched, double installer, double monitor) {
        double both() {
            return installer + monitor;
        }
    }

    @Override
    public Integer call() throws Exception {
        Path repository = Path.of(System.getProperty("pgfit.repository", ".")).toAbsolutePath();
        Path folder = Files.createTempDirectory("pgfit-measure");
        try {
            List<ForkingTree.Outcome> trees = ForkingTree.all(folder);
            List<Turn> turns = new ArrayList<>();
            List<JsonNode> costs = new ArrayList<>();
            try (Services services = Services.start(repository, folder.resolve("stack"))) {
                // until the compiler has done with what watching needs
                services.watch(Duration.ofMillis(20), Duration.ofSeconds(seconds));
                for (boolean watched : new boolean[] {false, true, true, false}) {
                    turns.add(turn(services, watched, costs));
                }
            }
            out.write(page(trees, turns, costs));
        } finally {
            Folders.remove(folder);
        }
        return 0;
    }

    private Turn turn(Services services, boolean watched, List<JsonNode> costs) throws Exception {
        double installer = services.cpuSeconds(false);
        double monitor = services.cpuSeconds(true);
        long begun = System.nanoTime();
        if (watched) {
            JsonNode report = services.watch(Duration.ofMillis(interval), Duration.ofSeconds(seconds));
            costs.add(report.path("watchingCost"));
        } else {
            Thread.sleep(Duration.ofSeconds(seconds));
        }
        double percent = 100 / ((System.nanoTime() - begun) / 1e9);
        return new Turn(
                watched,
                (services.cpuSeconds(false) - installer) * percent,
                (services.cpuSeconds(true) - monitor) * percent);
    }

    private Page page(List<ForkingTree.Outcome> trees, List<Turn> turns, List<JsonNode> costs) {
        double cost = average(turns, true) - average(turns, false);
        return new Page("Watching")
                .text("What it costs to read the figures of both candidates every " + interval
                        + " ms, in percent of one"
                        + " core: CPU time of the installer's and the monitor's whole processes, with the programs that"
                        + " they start, while both candidates are watched, less the same while nobody watches. Turns"
                        + " of " + seconds + " s, after one to warm up.")
                .text(String.format(Locale.ROOT, "**%.2f %% of one core** for both services together.", cost))
                .table(
                        List.of("turn", "installer, %", "monitor, %", "both, %"),
                        turns.stream()
                                .map(turn -> List.of(
                                        turn.watched() ? "watched" : "not watched",
                                        two(turn.installer()),
                                        two(turn.monitor()),
                                        two(turn.both())))
                                .toList())
                .section("What the reports say")
                .text("`watchingCost`, by the time of the threads that ask, read and answer.")
                .table(List.of("turn", "readings", "installer, %", "monitor, %"), numbered(costs))
                .section("CPU time of trees whose members come and go")
                .text(
                        "Read every 100 ms, by the processes'"
                                + " own clocks; against what the kernel had added up when the tree had ended, in ticks of 10 ms.")
                .table(
                        List.of("tree", "kernel, s", "told, s", "difference, %"),
                        trees.stream()
                                .map(tree -> List.of(
                                        tree.name(),
                                        two(tree.kernelSeconds()),
                                        two(tree.toldSeconds()),
                                        two(tree.differencePercent())))
                                .toList());
    }

    private static List<List<String>> numbered(List<JsonNode> costs) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode cost : costs) {
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    cost.path("readings").asText(),
                    two(cost.path("installerCpuPercent").asDouble()),
                    two(cost.path("monitorCpuPercent").asDouble())));
        }
        return rows;
    }

    private static double average(List<Turn> turns, boolean watched) {
        return turns.stream()
                .filter(turn -> turn.watched() == watched)
                .mapToDouble(Turn::both)
                .average()
                .orElse(0);
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
