package dev.pgfit.image;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** An image as one file: a tar.gz, manifest first. */
final class ImageArchive {
    private static final int CHUNK = 1 << 16;
    private static final long LARGEST_MANIFEST = 1 << 20;
    private static final long LARGEST_FILE = 4L << 30;

    private ImageArchive() {}

    /** Writes the folder's files, with this manifest, to an archive. Same files, same bytes. */
    static void write(Path folder, Manifest manifest, Path archive) throws IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive), CHUNK);
                OutputStream gzip = new GZIPOutputStream(file, CHUNK);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip)) {
            byte[] json = manifest.toJson();
            tar.putArchiveEntry(entry(Manifest.FILE, json.length, manifest));
            tar.write(json);
            tar.closeArchiveEntry();
            for (String name : Manifest.FILES) {
                tar.putArchiveEntry(entry(name, Files.size(folder.resolve(name)), manifest));
                Files.copy(folder.resolve(name), tar);
                tar.closeArchiveEntry();
            }
        }
    }

    private static TarArchiveEntry entry(String name, long bytes, Manifest manifest) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes);
        entry.setModTime(manifest.sourceDateEpoch() * 1_000);
        return entry;
    }

    /**
     * Unpacks an archive into an empty folder, checking every byte.
     *
     * @throws IOException saying what is wrong with it; the folder may then hold a part
     */
    static Manifest read(Path archive, Path folder) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), CHUNK);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file, CHUNK))) {
            TarArchiveEntry first = tar.getNextEntry();
            if (first == null || !first.getName().equals(Manifest.FILE) || first.getSize() > LARGEST_MANIFEST) {
                throw new IOException("It does not begin with a manifest");
            }
            Manifest manifest = Manifest.read(tar.readNBytes((int) LARGEST_MANIFEST));
            Set<String> missing = new HashSet<>(Manifest.FILES);
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                // only these very names: so none leads out of the folder
                if (!entry.isFile() || !missing.remove(entry.getName())) {
                    throw new IOException("It holds what no image has: " + entry.getName());
                }
                extract(tar, entry.getName(), manifest, folder.resolve(entry.getName()));
            }
            if (!missing.isEmpty()) {
                throw new IOException("It lacks " + String.join(", ", missing));
            }
            Files.write(folder.resolve(Manifest.FILE), manifest.toJson());
            return manifest;
        }
    }

    private static void extract(InputStream tar, String name, Manifest manifest, Path to) throws IOException {
        Manifest.Content expected = manifest.files().get(name);
        if (expected == null || expected.bytes() > LARGEST_FILE) {
            throw new IOException("Its manifest has no sensible size for " + name);
        }
        MessageDigest digest = Hashes.sha256();
        try (RandomAccessFile file = new RandomAccessFile(to.toFile(), "rw");
                OutputStream out = new DigestOutputStream(new Sparse(file), digest)) {
            long bytes = 0;
            byte[] chunk = new byte[CHUNK];
            for (int read; (read = tar.readNBytes(chunk, 0, CHUNK)) > 0; ) {
                bytes += read;
                if (bytes > expected.bytes()) {
                    break;
                }
                out.write(chunk, 0, read);
            }
            file.setLength(Math.min(bytes, expected.bytes()));
            if (bytes != expected.bytes() || !Hashes.hex(digest).equals(expected.sha256())) {
                throw new IOException("Its " + name + " is not what its manifest says: it was damaged or changed");
            }
        }
    }

    /** Leaves out what is zero, so that the disk takes no more room than it must. */
    private static final class Sparse extends FilterOutputStream {
        private final RandomAccessFile file;

        Sparse(RandomAccessFile file) {
            super(nullOutputStream());
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            boolean zero = true;
            for (int at = from; zero && at < from + length; at++) {
                zero = bytes[at] == 0;
            }
            if (zero) {
                file.seek(file.getFilePointer() + length);
            } else {
                file.write(bytes, from, length);
            }
        }
    }
}
