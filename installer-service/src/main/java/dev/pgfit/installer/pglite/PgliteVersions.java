package dev.pgfit.installer.pglite;

import dev.pgfit.installer.node.NodeTools;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Asks npm which versions there are. */
public final class PgliteVersions {
    private static final int SECONDS = 4;

    private PgliteVersions() {}

    /** Whether npm knows for certain that there is no such version; without a network it doesn't. */
    public static boolean isUnknown(String version, NodeTools tools) {
        try {
            Process npm = new ProcessBuilder(
                            tools.npm().toString(),
                            "view",
                            "@electric-sql/pglite@" + version,
                            "version",
                            "--fetch-retries=0",
                            "--fetch-timeout=3000")
                    .redirectErrorStream(true)
                    .start();
            if (!npm.waitFor(SECONDS, TimeUnit.SECONDS)) {
                npm.descendants().forEach(ProcessHandle::destroyForcibly);
                npm.destroyForcibly();
                return false;
            }
            try (BufferedReader output = npm.inputReader()) {
                boolean unknown = output.lines().anyMatch(line -> line.contains("E404") || line.contains("ETARGET"));
                return npm.exitValue() != 0 && unknown;
            }
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
