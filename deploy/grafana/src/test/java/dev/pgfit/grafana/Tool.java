package dev.pgfit.grafana;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that is run to its end. */
record Tool(int exitCode, String output) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Skips the test where a program is missing, and says so. */
    static void needs(String program, String wherefrom) {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        assumeTrue(there, program + " is not on the PATH: " + wherefrom);
    }

    static void needsPrometheus() {
        needs("prometheus", "it comes with Debian's package prometheus; .ci/prepare installs it");
        needs("promtool", "it comes with Debian's package prometheus; .ci/prepare installs it");
    }

    /** What it printed, to either stream. */
    static Tool run(String... command) throws IOException, InterruptedException {
        return fed(new byte[0], command);
    }

    /** The same, given something to read. */
    static Tool fed(byte[] input, String... command) throws IOException, InterruptedException {
        Path given = Files.write(Files.createTempFile("tool", ".in"), input);
        Path output = Files.createTempFile("tool", ".out");
        try {
            Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                    .redirectErrorStream(true)
                    .redirectInput(given.toFile())
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command[0] + " did not end within " + PATIENCE);
            }
            return new Tool(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(given);
            Files.deleteIfExists(output);
        }
    }
}
