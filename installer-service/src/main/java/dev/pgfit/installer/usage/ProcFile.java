package dev.pgfit.installer.usage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A small file of {@code /proc} that is kept open and read again and again: a quarter of the price of opening it each
 * time, and it stays the file of the very process that it was opened for, whoever gets the pid afterwards.
 */
final class ProcFile implements AutoCloseable {
    private final FileChannel channel;

    ProcFile(Path file) throws IOException {
        channel = FileChannel.open(file);
    }

    /**
     * Reads it anew into the buffer, which is ready to be read from then. The kernel gives such a file in one piece, so that
     * less than there was room for is all of it: to ask for more would have it written a second time.
     *
     * @throws IOException when the process has gone
     */
    ByteBuffer into(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int read = channel.read(buffer, 0);
        if (read == buffer.capacity()) {
            throw new IOException("longer than " + read + " bytes");
        }
        return buffer.flip();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // nothing was written
        }
    }
}
