package dev.pgfit.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What a file takes on disk: Java tells only how long it is, and a sparse one is longer than that. */
final class AllocatedBytes {
    private static final int BLOCK = 512; // stat's own unit, whatever the file system's is

    private AllocatedBytes() {}

    /** In bytes; the fallback when {@code stat} is not there or does not say. */
    static long of(Path file, long fallback) {
        try {
            Process stat = new ProcessBuilder("stat", "-c", "%b", file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            stat.getOutputStream().close();
            try (BufferedReader answer = stat.inputReader()) {
                // its one line fits into the pipe, so it can end before anybody reads
                boolean ended = stat.waitFor(5, TimeUnit.SECONDS) && stat.exitValue() == 0;
                String line = ended ? answer.readLine() : null;
                return line == null ? fallback : Long.parseLong(line.trim()) * BLOCK;
            } finally {
                stat.destroyForcibly();
            }
        } catch (IOException | NumberFormatException e) {
            return fallback;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fallback;
        }
    }
}
