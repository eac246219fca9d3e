package dev.pgfit.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process may do, as {@code /proc/self/status} says. */
final class Capabilities {
    /** Bit of CAP_DAC_READ_SEARCH, see capabilities(7). */
    private static final int DAC_READ_SEARCH = 2;

    private Capabilities() {}

    static boolean haveDacReadSearch() {
        return (Long.parseUnsignedLong(status("CapEff:", "0"), 16) >> DAC_READ_SEARCH & 1) == 1;
    }

    static int effectiveUser() {
        return Integer.parseInt(status("Uid:", "0 0").split("\\s+", -1)[1]);
    }

    private static String status(String key, String fallback) {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(key.length()).trim())
                    .findFirst()
                    .orElse(fallback);
        } catch (IOException e) {
            return fallback;
        }
    }
}
