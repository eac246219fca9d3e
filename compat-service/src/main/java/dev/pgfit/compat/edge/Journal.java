package dev.pgfit.compat.edge;

import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Target;
import dev.pgfit.kit.json.ContractJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Notes which databases that pgfit did not install are being probed, so that the next life of a killed service can clean
 * up there. A note holds the password, is readable by its owner only, and is gone when the job has ended.
 */
final class Journal {
    private static final Logger LOG = Logger.getLogger(Journal.class);

    private final Path folder;

    Journal(Path folder) {
        this.folder = folder;
    }

    /** Before anything is created there. Where no note can be kept the job goes on, and the log says so. */
    void open(UUID job, List<Target> targets) {
        for (Target target : targets) {
            if (target.environment() == Environment.EXTERNAL) {
                try {
                    write(note(job, target), ContractJson.mapper().writeValueAsBytes(target));
                } catch (IOException e) {
                    LOG.warnf("No note can be kept in %s (%s): a kill would leave things behind", folder, e);
                }
            }
        }
    }

    /** The job has cleaned up after itself. */
    void close(UUID job, List<Target> targets) {
        targets.forEach(target -> forget(note(job, target)));
    }

    /** What earlier lives did not close. */
    Map<Path, Target> open() {
        Map<Path, Target> open = new TreeMap<>();
        for (Path note : notes()) {
            try {
                open.put(note, ContractJson.mapper().readValue(Files.readAllBytes(note), Target.class));
            } catch (IOException e) {
                LOG.warnf("%s can't be read (%s)", note, e);
            }
        }
        return open;
    }

    void forget(Path note) {
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            LOG.warnf("%s can't be removed: %s", note, e);
        }
    }

    private List<Path> notes() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(".json")).toList());
        } catch (IOException e) {
            LOG.warnf("%s can't be read (%s)", folder, e);
            return List.of();
        }
    }

    private Path note(UUID job, Target target) {
        return folder.resolve(job + "-" + target.candidate() + ".json");
    }

    private static void write(Path note, byte[] content) throws IOException {
        Files.createDirectories(note.getParent());
        try (var channel = Files.newByteChannel(
                note,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(content));
        }
    }
}
