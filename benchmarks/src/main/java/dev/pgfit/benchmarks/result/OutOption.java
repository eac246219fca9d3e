package dev.pgfit.benchmarks.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a tool writes its page; a mixin that each tool has, so that all of them are used in the same way. */
public final class OutOption {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec tool;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the result is written (default: benchmarks/results/${COMMAND-NAME}.md).")
    private @Nullable Path out;

    /**
     * Writes the page, with the machine and the command at its end, and says where it is.
     *
     * @throws IOException when the file can't be written
     */
    public void write(Page page) throws IOException {
        Path repository = Path.of(System.getProperty("pgfit.repository", "."));
        Path file = out != null ? out : repository.resolve("benchmarks/results/" + tool.name() + ".md");
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        String command = "./pgfit measure "
                + String.join(" ", tool.commandLine().getParseResult().originalArgs());
        Files.writeString(
                file, page.markdown() + "\n" + Machine.here(repository).section(command, Instant.now()));
        tool.commandLine().getOut().println("Written to " + file);
    }
}
