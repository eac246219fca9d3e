package dev.pgfit.benchmarks.driver;

import dev.pgfit.benchmarks.result.OutOption;
import dev.pgfit.benchmarks.result.Page;
import dev.pgfit.embedded.EmbeddedPostgres;
import dev.pgfit.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./pgfit measure driver}. */
@Command(
        name = "driver",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "pgfit's driver against pgbench: select-only on the same PostgreSQL, prepared, one thread each, in"
                        + " rounds interleaved A B B A.")
public final class DriverCommand implements Callable<Integer> {
    private static final int WARM_UP_SECONDS = 3;

    @Option(
            names = "--connections",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,4,16",
            description = "Numbers of connections (default: ${DEFAULT-VALUE}).")
    private List<Integer> connections = List.of();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Rounds of each (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Length of a round (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--pipelining",
            paramLabel = "N",
            description = "Measure pgfit's pipelined throughput, too, with so many statements under way on each"
                    + " connection. It is told apart: pgbench has no such mode for single statements.")
    private @Nullable Integer pipelining;

    @Option(names = "--pgbench", paramLabel = "FILE", description = "The program (default: the one that is found).")
    private @Nullable Path program;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private OutOption out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path found;
        try {
            found = program != null ? program : Pgbench.find();
        } catch (IOException missing) {
            spec.commandLine().getErr().println("pgfit: " + missing.getMessage());
            return 1;
        }
        Path folder = Files.createTempDirectory("pgfit-measure");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgresql"));
                OurDriver ours = new OurDriver(postgres)) {
            Pgbench pgbench = new Pgbench(found, postgres, folder);
            String version = pgbench.version();
            pgbench.initialise();
            List<List<String>> rows = new ArrayList<>();
            for (int number : connections) {
                rows.add(compare(number, pgbench, ours).row());
            }
            Page page = new Page("Driver")
                    .text("`" + OurDriver.SQL
                            + "` with a uniformly random aid out of 100 000, prepared, on the embedded"
                            + " PostgreSQL (fsync as shipped; nothing is written). `" + version
                            + "` as `-S -M prepared -j 1`; pgfit's driver on one event loop, pipelining off. " + rounds
                            + " rounds of " + seconds + " s of each, interleaved A B B A.")
                    .text("Figures are medians over the rounds. A ratio is the geometric mean of pgfit's figure /"
                            + " pgbench's over the paired rounds, with its bootstrap interval. pgbench's median is that"
                            + " of the transactions in its own log, one in twenty.")
                    .table(Comparison.HEADS, rows);
            pipelined(page, ours);
            out.write(page);
        } finally {
            Folders.remove(folder);
        }
        return 0;
    }

    private Comparison compare(int number, Pgbench pgbench, OurDriver ours) throws IOException, InterruptedException {
        ours.selectOnly(number, 1, WARM_UP_SECONDS);
        pgbench.selectOnly(number, WARM_UP_SECONDS);
        Comparison comparison = new Comparison(number);
        for (int round = 0; round < rounds; round++) {
            Speed first = round % 2 == 0 ? pgbench.selectOnly(number, seconds) : ours.selectOnly(number, 1, seconds);
            Speed second = round % 2 == 0 ? ours.selectOnly(number, 1, seconds) : pgbench.selectOnly(number, seconds);
            comparison.add(round % 2 == 0 ? first : second, round % 2 == 0 ? second : first);
        }
        spec.commandLine().getOut().println(String.join("  ", comparison.row()));
        return comparison;
    }

    private void pipelined(Page page, OurDriver ours) throws IOException, InterruptedException {
        if (pipelining == null) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (int number : connections) {
            Speed speed = ours.selectOnly(number, pipelining, seconds);
            rows.add(List.of(
                    Integer.toString(number),
                    String.format(Locale.ROOT, "%.0f", speed.perSecond()),
                    String.format(Locale.ROOT, "%.1f", speed.medianMicros())));
        }
        page.section("Pipelined")
                .text("Another mode, not to be compared with the table above: " + pipelining
                        + " statements under way on each connection, one round each.")
                .table(List.of("connections", "tps", "median µs"), rows);
    }
}
