package dev.pgfit.image.tool;

import dev.pgfit.process.GuardedProcess;
import dev.pgfit.process.Spec;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the machine's programs and runs them under a guard: none outlives us, each has its time-out. */
public final class Tools {
    private static final int TAIL = 12;

    private final List<Path> folders;

    /** @param folders where programs are looked for, in this order */
    public Tools(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** Those of the PATH, and of the folders for the administrator's programs, which users often lack on theirs. */
    public static Tools ofMachine() {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return new Tools(Stream.concat(
                        Arrays.stream(path.split(File.pathSeparator, -1)).filter(folder -> !folder.isEmpty()),
                        Stream.of("/usr/sbin", "/sbin"))
                .map(Path::of)
                .toList());
    }

    /** Where a program is; empty when it is missing. */
    public Optional<Path> find(String program) {
        return folders.stream()
                .map(folder -> folder.resolve(program))
                .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
                .findFirst();
    }

    /**
     * Runs a program to its end.
     *
     * @return everything that it printed, both streams, line by line
     * @throws ToolException when it is missing, fails, or takes longer than it may; with its last lines
     */
    public List<String> run(Command command) throws IOException, InterruptedException {
        String name = command.line().getFirst();
        Path program = find(name).orElseThrow(() -> new ToolException(name + " is missing", List.of()));
        Path log = Files.createTempFile(command.folder(), "." + name + "-", ".log");
        Stream<String> arguments = command.line().stream().skip(1);
        Spec spec = Spec.of(
                        name,
                        Stream.concat(Stream.of(program.toString()), arguments).toList())
                .in(command.folder())
                .with("LC_ALL", "C")
                .loggingTo(log);
        for (var variable : command.environment().entrySet()) {
            spec = spec.with(variable.getKey(), variable.getValue());
        }
        try (GuardedProcess process = GuardedProcess.start(spec)) {
            Optional<Integer> code = process.await(command.atMost());
            if (code.isEmpty()) {
                throw new ToolException(
                        name + " did not end within " + command.atMost().toSeconds() + " s", process.outputTail(TAIL));
            }
            if (code.get() != 0) {
                throw new ToolException(name + " failed with exit code " + code.get(), process.outputTail(TAIL));
            }
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
