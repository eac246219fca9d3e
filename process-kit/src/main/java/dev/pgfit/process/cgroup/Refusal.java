package dev.pgfit.process.cgroup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Why the kernel didn't let us. */
final class Refusal {
    private Refusal() {}

    static String inWords(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "not permitted";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
