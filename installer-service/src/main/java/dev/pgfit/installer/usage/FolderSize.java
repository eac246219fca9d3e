package dev.pgfit.installer.usage;

import dev.pgfit.process.Folders;
import java.nio.file.Path;
import java.time.Duration;

/** What a folder takes on disk, taken anew in the background about once a second. */
public final class FolderSize {
    private static final Duration ABOUT_A_SECOND = Duration.ofMillis(950);

    private final Refreshed<Long> bytes;

    public FolderSize(Path folder) {
        this.bytes = new Refreshed<>(0L, ABOUT_A_SECOND, () -> Folders.diskBytes(folder));
    }

    /** As last seen; 0 before, and where it can't be looked into. */
    public long bytes() {
        return bytes.get();
    }
}
