package dev.pgfit.installer.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a container's own network has carried, without what it says to itself.
 *
 * @param received bytes
 * @param sent bytes
 */
record NetworkBytes(long received, long sent) {
    private static final int SENT = 8;
    private static final int FIGURES = 16;

    /** From {@code /proc/<pid>/net/dev}; zeros when that can't be read. */
    static NetworkBytes of(Path file) {
        try {
            return of(Files.readAllLines(file));
        } catch (IOException e) {
            return new NetworkBytes(0, 0);
        }
    }

    static NetworkBytes of(List<String> lines) {
        long received = 0;
        long sent = 0;
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon < 0
                    || line.substring(0, colon).isBlank()
                    || line.substring(0, colon).trim().equals("lo")) {
                continue;
            }
            String[] figures = line.substring(colon + 1).trim().split("\\s+", -1);
            if (figures.length >= FIGURES) {
                received += Long.parseLong(figures[0]);
                sent += Long.parseLong(figures[SENT]);
            }
        }
        return new NetworkBytes(received, sent);
    }
}
