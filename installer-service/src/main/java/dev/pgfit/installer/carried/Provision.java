package dev.pgfit.installer.carried;

import dev.pgfit.contracts.PgliteSpec;
import dev.pgfit.contracts.PostgresqlSpec;
import dev.pgfit.installer.candidate.PgliteParts;
import dev.pgfit.installer.node.NodeTools;
import dev.pgfit.installer.pglite.PglitePackages;
import dev.pgfit.installer.postgres.MavenArtifacts;
import dev.pgfit.installer.postgres.PostgresBinaries;
import dev.pgfit.installer.step.Step;
import dev.pgfit.installer.step.StepFailure;
import dev.pgfit.installer.step.StepRunner;
import dev.pgfit.installer.step.StepsOutcome;
import dev.pgfit.process.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Fills a folder with the binaries of PostgreSQL and the packages of PGlite, in the versions that a run asks for unless
 * told otherwise, laid out as the installer's cache is. Images are made of it:
 *
 * <pre>{@code java -cp ... dev.pgfit.installer.carried.Provision FOLDER}</pre>
 *
 * Ends with 0 when all is there, 1 when something could not be had, 2 without a folder.
 */
public final class Provision {
    private Provision() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1) {
            System.err.println("usage: Provision FOLDER");
            System.exit(2);
        }
        System.exit(fill(Path.of(arguments[0]), System.err) ? 0 : 1);
    }

    private static boolean fill(Path folder, PrintStream tell) throws IOException, InterruptedException {
        PostgresBinaries postgres =
                new PostgresBinaries(folder.resolve("postgresql"), Optional.empty(), new MavenArtifacts());
        PglitePackages packages = new PglitePackages(folder.resolve("pglite"), Optional.empty());
        Files.createDirectories(folder);
        Path scratch = Files.createTempDirectory(folder.toAbsolutePath(), ".scratch-");
        try {
            PgliteParts pglite = new PgliteParts(
                    PgliteSpec.PINNED_VERSION, Provision::node, packages, scratch.resolve("pglite"), scratch);
            StepRunner runner = new StepRunner(
                    List::of, (words, number, total) -> tell.println(number + "/" + total + " " + words));
            StepsOutcome outcome = runner.run(List.of(
                    Step.of("PostgreSQL's binaries", context -> fetch(postgres)),
                    new Step("PGlite's packages", pglite.packages().action(), Optional.empty(), true),
                    new Step("PGlite's template", pglite.template().action(), Optional.empty(), true)));
            if (outcome instanceof StepsOutcome.Failed failed) {
                tell.println(failed.reason());
                failed.outputTail().forEach(tell::println);
                return false;
            }
            return true;
        } finally {
            Folders.remove(scratch);
        }
    }

    private static void fetch(PostgresBinaries postgres) throws Exception {
        String asked = PostgresqlSpec.DEFAULT.version();
        String version = postgres.choose(asked)
                .orElseThrow(() -> new StepFailure("PostgreSQL " + asked + " is not to be had", null));
        postgres.get(version);
    }

    private static NodeTools node() throws NodeTools.MissingException {
        Optional<Path> chosen = Optional.ofNullable(System.getenv("NODE_BIN")).map(Path::of);
        return NodeTools.find(chosen, Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }
}
