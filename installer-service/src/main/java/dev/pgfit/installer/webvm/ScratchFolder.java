package dev.pgfit.installer.webvm;

import dev.pgfit.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A host program's folder for temporary files. */
final class ScratchFolder {
    /** Chromium puts a socket 50 characters below it, and the path of a socket has 107 at most. */
    private static final int LONGEST = 56;

    private ScratchFolder() {}

    /** A new, empty one: in the home, or where that is too long a path, a short one that always is the same for it. */
    static Path of(Path home) throws IOException {
        Path inside = home.resolve("tmp");
        Path scratch = inside.toString().length() <= LONGEST ? inside : elsewhere(home);
        Folders.remove(scratch);
        return Files.createDirectory(scratch);
    }

    private static Path elsewhere(Path home) {
        UUID name = UUID.nameUUIDFromBytes(home.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return Path.of(
                System.getProperty("java.io.tmpdir"), "pgfit-" + name.toString().substring(24));
    }
}
