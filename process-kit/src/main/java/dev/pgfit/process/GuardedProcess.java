package dev.pgfit.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An external program that cannot outlive us. A small shell, the guard, stands between: its stdin is a pipe from this
 * JVM, and when that closes (we stop it, end, crash, or are killed) the guard ends the program's whole process tree
 * and removes the temporary paths. The guard has a session of its own, so Ctrl-C in a terminal doesn't reach it.
 *
 * <p>Thread-safe. Costs one {@code sh} (under 1 MB) and two threads.
 */
public final class GuardedProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(20);
    private static final String SCRIPT = script();
    /** Handed over in the environment rather than as an argument, so that process listings stay readable. */
    private static final String SCRIPT_VARIABLE = "PGFIT_GUARD";

    private final Spec spec;
    private final Process guard;
    private final Identity guardIdentity;
    private final Optional<Path> recordFile;
    private final Consumer<String> lineListener;
    private final OutputTail tail = new OutputTail();
    private final CompletableFuture<Long> started = new CompletableFuture<>();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final Thread output;
    private volatile long endedTicks;

    private GuardedProcess(Spec spec, Process guard, Optional<Path> recordFile, Consumer<String> lineListener) {
        this.spec = spec;
        this.lineListener = lineListener;
        this.guard = guard;
        this.recordFile = recordFile;
        this.guardIdentity = Identity.of(guard.pid()).orElse(new Identity(guard.pid(), -1));
        this.output =
                Thread.ofPlatform().daemon().name(spec.label() + "-output").start(this::readOutput);
        Thread.ofPlatform().daemon().name(spec.label() + "-guard").start(this::readControl);
    }

    /**
     * Starts it and returns when the program has its pid; whether it is of use then is for the caller to find out.
     *
     * @throws IOException when the guard could not be started, because {@code setsid} or {@code sh} is missing, say
     */
    public static GuardedProcess start(Spec spec) throws IOException {
        return start(spec, line -> {});
    }

    /**
     * The same; the listener gets each line of output as it comes, on a thread of the process's own. It must neither
     * throw nor block for long: the program waits when nobody reads.
     */
    public static GuardedProcess start(Spec spec, Consumer<String> lineListener) throws IOException {
        Optional<Path> recordFile = Optional.empty();
        if (spec.records().isPresent()) {
            Files.createDirectories(spec.records().get());
            recordFile = Optional.of(GuardRecord.newFile(spec.records().get()));
        }
        GuardedProcess process = new GuardedProcess(spec, launch(spec, recordFile), recordFile, lineListener);
        try {
            long pid = process.started.get(START.toMillis(), TimeUnit.MILLISECONDS);
            if (recordFile.isPresent()) {
                Identity program = Identity.of(pid).orElse(new Identity(pid, -1));
                new GuardRecord(
                                spec.label(),
                                Identity.self(),
                                process.guardIdentity,
                                program,
                                spec.temporary(),
                                spec.groups())
                        .write(recordFile.get());
            }
            return process;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.stop();
            throw new IOException(spec.label() + ": interrupted while starting", e);
        } catch (ExecutionException | TimeoutException | IOException e) {
            process.stop();
            throw new IOException(spec.label() + ": its guard did not start: " + process.outputTail(5), e);
        }
    }

    private static Process launch(Spec spec, Optional<Path> recordFile) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                "setsid",
                "sh",
                "-c",
                "eval \"$" + SCRIPT_VARIABLE + "\"",
                "pgfit-guard",
                spec.stopSignal(),
                Long.toString(Math.max(1, spec.grace().toSeconds()))));
        List<String> paths = Stream.concat(spec.temporary().stream(), recordFile.stream())
                .map(Path::toString)
                .toList();
        line.add(Integer.toString(paths.size()));
        line.addAll(paths);
        line.add(Integer.toString(spec.groups().size()));
        spec.groups().forEach(group -> line.add(group.toString()));
        line.addAll(spec.account().wrap(spec.command()));
        ProcessBuilder builder = new ProcessBuilder(line);
        spec.workingDirectory().ifPresent(folder -> builder.directory(folder.toFile()));
        spec.withoutEnvironment().forEach(builder.environment()::remove);
        builder.environment().putAll(spec.environment());
        builder.environment().put(SCRIPT_VARIABLE, SCRIPT);
        return builder.start();
    }

    public String label() {
        return spec.label();
    }

    /** Pid of the program itself. */
    public long pid() {
        return started.getNow(-1L);
    }

    /** Pid of the guard: root of the process tree, and its session. */
    public long guardPid() {
        return guardIdentity.pid();
    }

    public boolean isAlive() {
        return !exit.isDone();
    }

    /** Completes when the program ends: its exit code; 128 + signal when it was killed. */
    public CompletableFuture<Integer> exitCode() {
        return exit.copy();
    }

    /** CPU seconds of the program and its children, once it has ended; 0 before. */
    public double cpuSecondsAtEnd() {
        return (double) endedTicks / ProcStat.TICKS_PER_SECOND;
    }

    /** The last lines of output, oldest first; at most 200. */
    public List<String> outputTail(int lines) {
        return tail.last(lines);
    }

    /**
     * Waits for the program's end.
     *
     * @return the exit code, or empty when it still runs after that time
     */
    public Optional<Integer> await(Duration atMost) throws InterruptedException {
        try {
            int code = exit.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            output.join(1_000); // so that the tail is whole
            return Optional.of(code);
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        }
    }

    /** Ends the program's process tree and removes the temporary paths; returns when that is done. */
    public void stop() {
        end(false);
    }

    /** The same, but leaves the temporary paths: for a program that is to be started again on them. */
    public void stopKeepingFiles() {
        end(true);
    }

    @Override
    public void close() {
        stop();
    }

    private void end(boolean keep) {
        try (OutputStream stdin = guard.getOutputStream()) {
            if (keep) {
                stdin.write("keep\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // the guard has ended already
        }
        boolean interrupted = false;
        try {
            if (!guard.waitFor(spec.grace().toMillis() + 5_000, TimeUnit.MILLISECONDS)) {
                ProcessTree.kill(guardIdentity, Duration.ZERO);
            }
        } catch (InterruptedException e) {
            // the guard finishes its work without us
            interrupted = true;
        }
        if (keep) {
            recordFile.ifPresent(GuardedProcess::delete);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readOutput() {
        try (BufferedReader lines = guard.inputReader(StandardCharsets.UTF_8);
                Writer log = spec.log().isPresent()
                        ? Files.newBufferedWriter(spec.log().get())
                        : Writer.nullWriter()) {
            for (String line; (line = lines.readLine()) != null; ) {
                tail.add(line);
                lineListener.accept(line);
                log.write(line);
                log.write('\n');
                log.flush();
            }
        } catch (IOException e) {
            tail.add("[output lost: " + e.getMessage() + "]");
        }
    }

    private void readControl() {
        try (BufferedReader lines = guard.errorReader(StandardCharsets.UTF_8)) {
            for (String line; (line = lines.readLine()) != null; ) {
                control(line.split(" ", -1), line);
            }
        } catch (IOException e) {
            tail.add("[guard lost: " + e.getMessage() + "]");
        }
        started.completeExceptionally(new IOException("the guard ended early"));
        exit.complete(-1);
    }

    private void control(String[] words, String line) {
        if (words[0].equals("pid") && words.length == 2) {
            started.complete(Long.parseLong(words[1]));
        } else if (words[0].equals("exit") && words.length == 3) {
            endedTicks = Long.parseLong(words[2]);
            if (spec.temporary().isEmpty() && spec.groups().isEmpty()) {
                releaseGuard();
            }
            exit.complete(Integer.parseInt(words[1]));
        } else {
            tail.add(line);
        }
    }

    /** Nothing is left to guard: let it go. With temporary paths it stays, to remove them should we die. */
    private void releaseGuard() {
        try {
            guard.getOutputStream().close();
        } catch (IOException e) {
            // it has ended already
        }
    }

    private static String script() {
        try (InputStream script = GuardedProcess.class.getResourceAsStream("guard.sh")) {
            if (script == null) {
                throw new IllegalStateException("guard.sh is not in the jar");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
