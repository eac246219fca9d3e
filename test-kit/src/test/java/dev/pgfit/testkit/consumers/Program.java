package dev.pgfit.testkit.consumers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A program under test, with what it printed; gone with all that it started when this is closed. */
final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path output;
    private final Path errors;

    private Program(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** @param folder where it runs, and where its output goes */
    static Program start(Path folder, Map<String, String> environment, List<String> command) {
        try {
            Path output = Files.createTempFile(folder, "program", ".out");
            Path errors = Files.createTempFile(folder, "program", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().keySet().removeAll(List.of("KAFKA_BOOTSTRAP_SERVERS", "PGFIT_TOPICS_PREFIX"));
            builder.environment().putAll(environment);
            return new Program(builder.start(), output, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a command is there and ends well. */
    static boolean works(Path folder, String... command) {
        try (Program program = start(folder, Map.of(), List.of(command))) {
            return program.code() == 0;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    List<String> lines() {
        return read(output).lines().toList();
    }

    String errors() {
        return read(errors);
    }

    void awaitLines(int count) {
        await(() -> lines().size() >= count, count + " lines");
    }

    /** Waits until one begins like this. */
    void awaitLine(String begin) {
        await(() -> lines().stream().anyMatch(line -> line.startsWith(begin)), "line " + begin);
    }

    /** Its exit code, when it has ended. */
    int code() {
        await(() -> !process.isAlive(), "its end");
        return process.exitValue();
    }

    /** As a supervisor would end it. */
    int end() {
        process.destroy();
        return code();
    }

    /** As {@code kill -9} does, with all that it started. */
    @Override
    public void close() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void await(BooleanSupplier reached, String what) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!reached.getAsBoolean()) {
            if (Instant.now().isAfter(end) || Thread.currentThread().isInterrupted()) {
                throw new AssertionError("no " + what + " within " + PATIENCE + "; printed: " + lines() + errors());
            }
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
