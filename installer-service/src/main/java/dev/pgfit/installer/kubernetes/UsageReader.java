package dev.pgfit.installer.kubernetes;

import java.io.IOException;

/** Asks the program beside a candidate for its use. */
@FunctionalInterface
public interface UsageReader {
    /**
     * Reads now; takes two seconds at most.
     *
     * @throws IOException when it can't be reached, or says why it can't tell
     */
    PodReading read(String ip, int port) throws IOException, InterruptedException;
}
