package dev.pgfit.image;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.Arrays;

/**
 * The disk without what is zero, which is most of it: for each chunk of 64 KiB that isn't all zero its number, 4 bytes
 * big-endian, and its bytes. This is what archives hold and what the disk's hash is taken of; hashing and compressing
 * 600 MB of zeros would take longer than all the rest of building.
 */
final class DiskChunks {
    private static final int CHUNK = 1 << 16;
    private static final byte[] ZEROS = new byte[CHUNK];

    private DiskChunks() {}

    /** Length and SHA-256 of the disk's chunks. */
    static Manifest.Content content(Path disk) throws IOException {
        DigestOutputStream digest = new DigestOutputStream(OutputStream.nullOutputStream(), Hashes.sha256());
        long bytes = write(disk, digest);
        return new Manifest.Content(bytes, Hashes.hex(digest.getMessageDigest()));
    }

    /**
     * Writes the disk's chunks.
     *
     * @return how many bytes were written
     */
    static long write(Path disk, OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        byte[] chunk = new byte[CHUNK];
        long written = 0;
        try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "r")) {
            if (file.length() % CHUNK != 0) {
                throw new IOException("The disk's size is no multiple of " + CHUNK);
            }
            for (int number = 0; number < file.length() / CHUNK; number++) {
                file.readFully(chunk);
                if (!Arrays.equals(chunk, ZEROS)) {
                    data.writeInt(number);
                    data.write(chunk);
                    written += Integer.BYTES + CHUNK;
                }
            }
        }
        data.flush();
        return written;
    }

    /**
     * Makes a disk, sparse, from its chunks.
     *
     * @throws IOException when a chunk is cut off or lies outside the disk
     */
    static void read(InputStream in, long diskBytes, Path disk) throws IOException {
        DataInputStream data = new DataInputStream(in);
        byte[] chunk = new byte[CHUNK];
        try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
            file.setLength(diskBytes);
            for (int first; (first = data.read()) >= 0; ) {
                long number = (long) first << 24 | data.readUnsignedByte() << 16 | data.readUnsignedShort();
                data.readFully(chunk);
                if ((number + 1) * CHUNK > diskBytes) {
                    throw new IOException("It writes beyond the end of its disk");
                }
                file.seek(number * CHUNK);
                file.write(chunk);
            }
        } catch (EOFException e) {
            throw new IOException("Its disk is cut off", e);
        }
    }
}
