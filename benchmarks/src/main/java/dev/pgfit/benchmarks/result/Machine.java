package dev.pgfit.benchmarks.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a measurement was taken on.
 *
 * @param cores that this process may use
 * @param memoryMib of the machine
 * @param commit of the sources, short; with a plus sign when they were changed since
 */
public record Machine(String processor, int cores, long memoryMib, String kernel, String jdk, String commit) {
    private static final String UNKNOWN = "unknown";

    /** The machine that this runs on. Never fails: what can't be found out is {@code unknown}, a size 0. */
    public static Machine here(Path repository) {
        return new Machine(
                value("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong("0" + value("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024,
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                commit(repository));
    }

    /** The page's last section: what it was measured on, when, and how to repeat it. */
    String section(String command, Instant at) {
        return new Page("")
                .facts(List.of(
                        List.of("processor", processor + ", " + cores + " cores"),
                        List.of("memory", memoryMib + " MiB"),
                        List.of("kernel", kernel),
                        List.of("JDK", jdk),
                        List.of("date", at.truncatedTo(ChronoUnit.MINUTES).toString()),
                        List.of("commit", commit)))
                .text("Repeat it with `" + command + "`.")
                .markdown()
                .replaceFirst("# \n", "## Measured on\n");
    }

    private static String value(String file, String key) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static String commit(Path repository) {
        try {
            Process git = new ProcessBuilder(
                            "git", "-C", repository.toString(), "describe", "--always", "--dirty=+", "--exclude=*")
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            // it says a line at most: nothing that would fill the pipe
            if (!git.waitFor(10, TimeUnit.SECONDS)) {
                git.destroyForcibly();
                return UNKNOWN;
            }
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.exitValue() == 0 ? said.strip() : UNKNOWN;
        } catch (IOException e) {
            return UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }
}
