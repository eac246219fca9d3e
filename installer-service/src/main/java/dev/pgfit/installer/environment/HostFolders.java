package dev.pgfit.installer.environment;

import dev.pgfit.process.Folders;
import dev.pgfit.process.Identity;
import dev.pgfit.process.Reaper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where things are under the installer's data folder.
 *
 * @param data the data folder
 * @param carried a folder like that of caches, which is only read: it came with an image
 */
public record HostFolders(Path data, Optional<Path> carried) {
    private static final String OWNER = "owner";

    public HostFolders(Path data) {
        this(data, Optional.empty());
    }

    public HostFolders {
        data = data.toAbsolutePath().normalize();
    }

    /** Binaries and packages; stays. */
    public Path cache() {
        return data.resolve("cache");
    }

    /** Notes of guards at work, for the reaper. */
    public Path records() {
        return data.resolve("guards");
    }

    private Path installations() {
        return data.resolve("installations");
    }

    /** An installation's own folder; removed with it. */
    public Path installation(UUID id) {
        return installations().resolve(id.toString());
    }

    /** Makes an installation's folder and says in it whose it is. */
    public static void create(Path installation) throws IOException {
        Files.createDirectories(installation);
        Identity self = Identity.self();
        Files.writeString(installation.resolve(OWNER), self.pid() + " " + self.startTicks());
    }

    /**
     * Ends and removes what crashed installers left here; what a living one owns stays.
     *
     * @return what was found, for the log
     */
    public List<String> reap() throws IOException {
        List<String> found = new ArrayList<>();
        for (Reaper.Reaped reaped : Reaper.reap(records())) {
            found.add(reaped.label() + (reaped.killed() ? " was still running" : " had ended") + ", removed "
                    + reaped.removed());
        }
        if (Files.isDirectory(installations())) {
            try (Stream<Path> left = Files.list(installations())) {
                for (Path folder : left.toList()) {
                    if (!hasLivingOwner(folder)) {
                        Folders.remove(folder);
                        found.add("folder " + folder.getFileName());
                    }
                }
            }
        }
        return found;
    }

    private static boolean hasLivingOwner(Path folder) {
        try {
            String[] owner = Files.readString(folder.resolve(OWNER)).trim().split(" ", -1);
            return owner.length == 2 && new Identity(Long.parseLong(owner[0]), Long.parseLong(owner[1])).isAlive();
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }
}
