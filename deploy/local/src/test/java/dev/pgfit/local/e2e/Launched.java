package dev.pgfit.local.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The launcher in a process of its own, as the start script starts it. */
final class Launched {
    private final Process process;
    private final Path out;
    private final Path err;

    private Launched(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static Launched start(Path data, String... arguments) throws IOException {
        return start(data, Map.of(), List.of(arguments));
    }

    /** With programs missing. */
    static Launched start(Path data, PathWithout path, String... arguments) throws IOException {
        return start(data, Map.of("PATH", path.folder().toString()), List.of(arguments));
    }

    private static Launched start(Path data, Map<String, String> environment, List<String> arguments)
            throws IOException {
        Path streams = Files.createTempDirectory(data.getParent(), "streams");
        Path out = streams.resolve("out");
        Path err = streams.resolve("err");
        // whoever starts the tests in the background of a shell has them ignore an interrupt, and all that they start
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Dstdout.encoding=UTF-8");
        command.add("-Dpgfit.repository=" + Path.of("../..").toRealPath());
        command.addAll(List.of("-cp", classPath(), "dev.pgfit.local.Main"));
        command.addAll(arguments);
        command.addAll(List.of("--data", data.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new Launched(builder.start(), out, err);
    }

    /** Runs it to its end. */
    static Launched run(Path data, Duration patience, String... arguments) throws Exception {
        Launched launched = start(data, arguments);
        launched.exitCode(patience);
        return launched;
    }

    /** Runs it to its end, with variables in its environment. */
    static Launched run(Path data, Map<String, String> environment, Duration patience, String... arguments)
            throws Exception {
        Launched launched = start(data, environment, List.of(arguments));
        launched.exitCode(patience);
        return launched;
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    int exitCode(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("did not end within " + patience + ": " + out() + err());
        }
        return process.exitValue();
    }

    int exitCode() {
        return process.exitValue();
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    void awaitOutput(String text, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!out().contains(text)) {
            if (System.nanoTime() > end || !process.isAlive()) {
                process.destroyForcibly();
                throw new AssertionError("no \"" + text + "\" in: " + out() + err());
            }
            Thread.sleep(100);
        }
    }

    /** What a terminal sends on Ctrl-C. */
    void interrupt() throws Exception {
        new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
