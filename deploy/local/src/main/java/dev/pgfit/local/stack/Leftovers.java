package dev.pgfit.local.stack;

import dev.pgfit.process.Folders;
import dev.pgfit.process.Reaper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** What a launcher leaves that was killed: its state file, temporary files, and, should a guard have failed, processes. */
final class Leftovers {
    private Leftovers() {}

    static void clear(DataFolder folder) {
        try {
            Reaper.reap(folder.guards());
            Folders.remove(folder.temporary());
            Files.deleteIfExists(folder.stateFile());
        } catch (IOException e) {
            throw new UncheckedIOException("leftovers in " + folder.root() + " can't be cleared", e);
        }
    }
}
