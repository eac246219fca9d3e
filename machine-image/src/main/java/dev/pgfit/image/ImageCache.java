package dev.pgfit.image;

import dev.pgfit.process.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The cache's folders. {@code postgresql-18} is a link to the image that is used now; an image's folder bears its hash
 * and never changes; drafts begin with a dot and belong to whoever holds the lock.
 */
final class ImageCache {
    private static final String DRAFT = ".draft-";
    private static final String IMPORTED = "imported";
    /** So long may a machine still be using an image after another one took its place. */
    private static final Duration RETIREMENT = Duration.ofDays(1);

    private static final long POLL_MILLIS = 200;

    private final Path cache;

    ImageCache(Path cache) {
        this.cache = cache.toAbsolutePath().normalize();
    }

    /** The image of a major, if it is whole and its scripts are those of this recipe, or it was given by the user. */
    Optional<MachineImage> find(int major, String recipe) {
        try {
            Path folder = link(major).toRealPath();
            Manifest manifest = Manifest.read(folder.resolve(Manifest.FILE));
            boolean ours = manifest.recipe().equals(recipe) || Files.exists(folder.resolve(IMPORTED));
            boolean whole = Manifest.FILES.stream().allMatch(name -> Files.isReadable(folder.resolve(name)));
            return ours && whole ? Optional.of(new MachineImage(folder, manifest)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Waits for other builders, in this JVM and elsewhere. To be closed. */
    FileChannel lock(Consumer<String> progress) throws IOException, InterruptedException {
        Files.createDirectories(cache);
        FileChannel channel =
                FileChannel.open(cache.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean told = false;
        try {
            while (!tryLock(channel)) {
                if (!told) {
                    progress.accept("waiting: another pgfit is making an image");
                    told = true;
                }
                Thread.sleep(POLL_MILLIS);
            }
            return channel;
        } catch (IOException | InterruptedException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // somebody else in this JVM
        }
    }

    /** An empty folder; only for who holds the lock. Drafts of killed builders are removed first. */
    Path newDraft() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            for (Path left : files.filter(file -> file.getFileName().toString().startsWith(DRAFT))
                    .toList()) {
                Folders.remove(left);
            }
        }
        return Files.createDirectory(cache.resolve(DRAFT + UUID.randomUUID()));
    }

    /** Makes a whole image the one that is used from now on; only for who holds the lock. */
    MachineImage publish(Path draft, boolean imported) throws IOException {
        Manifest manifest = Manifest.read(draft.resolve(Manifest.FILE));
        if (imported) {
            Files.createFile(draft.resolve(IMPORTED));
        }
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path folder = cache.resolve(manifest.name());
        if (!Files.exists(folder)) {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } else if (imported && !Files.exists(folder.resolve(IMPORTED))) {
            Files.createFile(folder.resolve(IMPORTED));
        }
        Path link = cache.resolve(DRAFT + UUID.randomUUID());
        Files.createSymbolicLink(link, folder.getFileName());
        Files.move(link, link(manifest.postgresqlMajor()), StandardCopyOption.ATOMIC_MOVE);
        retire(manifest.postgresqlMajor(), folder);
        return new MachineImage(folder, Manifest.read(folder.resolve(Manifest.FILE)));
    }

    private void retire(int major, Path current) throws IOException {
        List<Path> others;
        try (Stream<Path> files = Files.list(cache)) {
            others = files.filter(file -> file.getFileName().toString().matches("postgresql-" + major + "\\..*")
                            && !file.equals(current))
                    .toList();
        }
        for (Path other : others) {
            if (Files.getLastModifiedTime(other)
                    .toInstant()
                    .isBefore(Instant.now().minus(RETIREMENT))) {
                Folders.remove(other);
            }
        }
    }

    private Path link(int major) {
        return cache.resolve("postgresql-" + major);
    }
}
