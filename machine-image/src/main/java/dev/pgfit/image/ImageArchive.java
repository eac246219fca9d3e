package dev.pgfit.image;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** An image as one file: a tar.gz, manifest first; the disk as its {@link DiskChunks}. */
final class ImageArchive {
    private static final int CHUNK = 1 << 16;
    private static final int LARGEST_MANIFEST = 1 << 20;
    private static final long LARGEST_FILE = 4L << 30;

    private ImageArchive() {}

    /** Writes the folder's files, with this manifest, to an archive. Same files, same bytes. */
    static void write(Path folder, Manifest manifest, Path archive) throws IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive), CHUNK);
                OutputStream gzip = new FastGzip(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip)) {
            byte[] json = manifest.toJson();
            begin(tar, Manifest.FILE, json.length, manifest);
            tar.write(json);
            tar.closeArchiveEntry();
            for (String name : Manifest.FILES) {
                begin(tar, name, expected(manifest, name).bytes(), manifest);
                if (name.equals(Manifest.DISK)) {
                    DiskChunks.write(folder.resolve(name), tar);
                } else {
                    Files.copy(folder.resolve(name), tar);
                }
                tar.closeArchiveEntry();
            }
        }
    }

    private static void begin(TarArchiveOutputStream tar, String name, long bytes, Manifest manifest)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes);
        entry.setModTime(manifest.sourceDateEpoch() * 1_000);
        tar.putArchiveEntry(entry);
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
            Manifest manifest = Manifest.read(tar.readNBytes(LARGEST_MANIFEST));
            Set<String> missing = new HashSet<>(Manifest.FILES);
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                // only these very names: so none leads out of the folder
                if (!entry.isFile() || !missing.remove(entry.getName())) {
                    throw new IOException("It holds what no image has: " + entry.getName());
                }
                Manifest.Content expected = expected(manifest, entry.getName());
                if (entry.getSize() != expected.bytes()) {
                    throw damaged(entry.getName());
                }
                extract(tar, entry.getName(), manifest, folder.resolve(entry.getName()));
            }
            if (!missing.isEmpty()) {
                throw new IOException("It lacks " + String.join(", ", missing));
            }
            return manifest;
        }
    }

    private static void extract(InputStream tar, String name, Manifest manifest, Path to) throws IOException {
        DigestInputStream in = new DigestInputStream(tar, Hashes.sha256());
        if (name.equals(Manifest.DISK)) {
            if (manifest.diskBytes() < 0 || manifest.diskBytes() > LARGEST_FILE) {
                throw new IOException("Its disk is too large");
            }
            DiskChunks.read(in, manifest.diskBytes(), to);
        } else {
            Files.copy(in, to);
        }
        if (!Hashes.hex(in.getMessageDigest()).equals(expected(manifest, name).sha256())) {
            throw damaged(name);
        }
    }

    private static Manifest.Content expected(Manifest manifest, String name) throws IOException {
        Manifest.Content content = manifest.files().get(name);
        if (content == null || content.bytes() > LARGEST_FILE) {
            throw new IOException("Its manifest has no sensible size for " + name);
        }
        return content;
    }

    private static IOException damaged(String name) {
        return new IOException("Its " + name + " is not what its manifest says: it was damaged or changed");
    }

    /** A tenth larger than by default, in half of the time. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, CHUNK);
            def.setLevel(3);
        }
    }
}
