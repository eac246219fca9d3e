package dev.pgfit.compat.wire;

import dev.pgfit.compat.database.ConnectionLost;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.database.NoAnswer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * A socket that carries messages. Nothing blocks past its deadline: reads by the socket's time-out, writes because the
 * socket is closed under them.
 */
final class Channel implements AutoCloseable {
    private static final int HEADER = 1 + Integer.BYTES;
    private static final int LARGEST = 64 << 20;

    private final Socket socket;
    /** What has come and isn't a whole message yet, at the front. */
    private byte[] buffer = new byte[8192];

    private int filled;

    private Channel(Socket socket) {
        this.socket = socket;
    }

    /**
     * Connects.
     *
     * @throws ConnectionLost if nothing listens
     * @throws NoAnswer if the deadline passes first
     */
    static Channel open(String host, int port, Deadline deadline) {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), millis(deadline, "connecting"));
            return new Channel(socket);
        } catch (SocketTimeoutException e) {
            close(socket);
            throw new NoAnswer("connecting", deadline.budget());
        } catch (IOException e) {
            close(socket);
            throw lost(e);
        }
    }

    /** The same connection with another socket on top. */
    Channel over(Socket upper) {
        return new Channel(upper);
    }

    Socket socket() {
        return socket;
    }

    /** @throws DatabaseException if it can't be sent before the deadline */
    void write(byte[] bytes, Deadline deadline) {
        Duration left = Duration.ofMillis(millis(deadline, "sending"));
        try (Guard guard = Guard.closing(socket, left)) {
            try {
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().flush();
            } catch (IOException e) {
                throw guard.hasStruck() ? new NoAnswer("sending", deadline.budget()) : lost(e);
            }
        }
    }

    /**
     * The next message.
     *
     * @throws NoAnswer if none comes before the deadline; it may still be read later
     * @throws ConnectionLost if none can come any more
     */
    BackendMessage read(Deadline deadline) {
        return poll(deadline).orElseThrow(() -> new NoAnswer("the last message", deadline.budget()));
    }

    /** The next message; empty if none comes before the deadline. */
    Optional<BackendMessage> poll(Deadline deadline) {
        while (true) {
            Optional<BackendMessage> whole = take();
            if (whole.isPresent()) {
                return whole;
            }
            if (deadline.passed() || !fill(deadline)) {
                return Optional.empty();
            }
        }
    }

    /** One byte outside of any message, as an SSLRequest is answered with. */
    char readByte(Deadline deadline) {
        while (filled == 0) {
            if (deadline.passed() || !fill(deadline)) {
                throw new NoAnswer("the request for TLS", deadline.budget());
            }
        }
        char first = (char) (buffer[0] & 0xff);
        drop(1);
        return first;
    }

    /** Whether the other side closes before the deadline; what it sends until then is dropped. */
    boolean ends(Deadline deadline) {
        try {
            while (!deadline.passed() && fill(deadline)) {
                filled = 0;
            }
            return false;
        } catch (ConnectionLost e) {
            return true;
        }
    }

    @Override
    public void close() {
        close(socket);
    }

    private Optional<BackendMessage> take() {
        if (filled < HEADER) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(buffer, 1, Integer.BYTES).getInt();
        if (length < Integer.BYTES || length > LARGEST) {
            throw new ConnectionLost("what the server sends is no message of the PostgreSQL protocol");
        }
        int end = 1 + length;
        if (filled < end) {
            if (buffer.length < end) {
                buffer = Arrays.copyOf(buffer, Math.max(end, 2 * buffer.length));
            }
            return Optional.empty();
        }
        char type = (char) (buffer[0] & 0xff);
        byte[] body = Arrays.copyOfRange(buffer, HEADER, end);
        drop(end);
        try {
            return Optional.of(Decoder.decode(type, body));
        } catch (BufferUnderflowException e) {
            throw new ConnectionLost("the server sent a broken message of type " + type);
        }
    }

    private void drop(int bytes) {
        System.arraycopy(buffer, bytes, buffer, 0, filled - bytes);
        filled -= bytes;
    }

    /** @return whether something came before the deadline */
    private boolean fill(Deadline deadline) {
        try {
            socket.setSoTimeout(millis(deadline, "reading"));
            InputStream in = socket.getInputStream();
            int count = in.read(buffer, filled, buffer.length - filled);
            if (count < 0) {
                throw new EOFException("the server closed the connection");
            }
            filled += count;
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** @throws CancellationException if the thread was interrupted, which closes its socket */
    static ConnectionLost lost(IOException e) {
        if (Thread.interrupted()) {
            throw (CancellationException) new CancellationException("cancelled").initCause(e);
        }
        return new ConnectionLost(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }

    private static int millis(Deadline deadline, String what) {
        if (deadline.passed()) {
            throw new NoAnswer(what, deadline.budget());
        }
        return (int) Math.clamp(deadline.remaining().toMillis(), 1, Integer.MAX_VALUE);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // it is gone either way
        }
    }
}
