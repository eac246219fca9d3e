package dev.pgfit.compat.wire;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Closes a socket when what is done with it takes too long: a write has no time-out of its own. */
final class Guard implements AutoCloseable {
    private final AtomicBoolean struck = new AtomicBoolean();
    private final Thread thread;

    private Guard(Socket socket, Duration patience) {
        this.thread = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(patience);
                struck.set(true);
                socket.close();
            } catch (InterruptedException | IOException done) {
                // it was done in time, or is closed anyway
            }
        });
    }

    static Guard closing(Socket socket, Duration patience) {
        return new Guard(socket, patience);
    }

    boolean hasStruck() {
        return struck.get();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
