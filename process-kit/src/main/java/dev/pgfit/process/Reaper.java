package dev.pgfit.process;

import dev.pgfit.process.cgroup.LimitedGroup;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Clears away what crashed owners left behind, going by the records that their guards wrote. */
public final class Reaper {
    private static final Duration GUARDS_OWN_TIME = Duration.ofSeconds(8);

    private Reaper() {}

    /**
     * One thing that was left.
     *
     * @param label of the program
     * @param killed whether it was still running
     * @param removed folders that were still there
     */
    public record Reaped(String label, boolean killed, List<Path> removed) {}

    /**
     * Kills what is left of owners that are dead, and removes their temporary folders and records. What belongs to a
     * living owner is left alone, and so is a pid that meanwhile belongs to somebody else.
     *
     * @param records the folder that guards were recorded in; need not exist
     */
    public static List<Reaped> reap(Path records) throws IOException {
        List<Reaped> reaped = new ArrayList<>();
        if (!Files.isDirectory(records)) {
            return reaped;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(records, "*" + GuardRecord.SUFFIX)) {
            for (Path file : files) {
                GuardRecord left;
                try {
                    left = GuardRecord.read(file);
                } catch (IOException e) {
                    // its guard may just have removed it; a broken one tells nothing any more
                    Files.deleteIfExists(file);
                    continue;
                }
                if (!left.owner().isAlive()) {
                    reaped.add(reap(left));
                    Files.deleteIfExists(file);
                }
            }
        }
        return reaped;
    }

    private static Reaped reap(GuardRecord left) throws IOException {
        // a guard that lives is already at it, and gentler than we would be
        ProcessTree.await(List.of(left.guard()), GUARDS_OWN_TIME);
        boolean running = left.guard().isAlive() || left.program().isAlive();
        ProcessTree.kill(left.program(), Duration.ZERO);
        ProcessTree.kill(left.guard(), Duration.ZERO);
        List<Path> removed = new ArrayList<>();
        for (Path path : left.temporary()) {
            if (Files.exists(path)) {
                Folders.remove(path);
                removed.add(path);
            }
        }
        LimitedGroup.removeAll(left.groups());
        return new Reaped(left.label(), running, removed);
    }
}
