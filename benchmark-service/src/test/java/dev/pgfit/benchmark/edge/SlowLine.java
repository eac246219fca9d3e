package dev.pgfit.benchmark.edge;

import dev.pgfit.contracts.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A real TCP proxy that makes any database slow: every segment waits before it goes on, in both directions, one at a
 * time, as in a virtual machine whose network sends the next segment when the last one was acknowledged.
 */
final class SlowLine implements AutoCloseable {
    private static final int SEGMENT = 1_460;

    private final ServerSocket server;
    private final Endpoint behind;
    private final Duration delay;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    SlowLine(Endpoint behind, Duration delay) {
        this.behind = behind;
        this.delay = delay;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The database as it is seen through the line. */
    Endpoint endpoint() {
        return new Endpoint(
                "127.0.0.1",
                server.getLocalPort(),
                behind.database(),
                behind.user(),
                behind.password(),
                behind.maxConnections(),
                behind.preparedStatementCache());
    }

    @Override
    public void close() {
        quietly(server::close);
        open.forEach(socket -> quietly(socket::close));
    }

    private void accept() {
        while (!server.isClosed()) {
            quietly(() -> {
                Socket client = server.accept();
                Socket database = new Socket(behind.host(), behind.port());
                open.add(client);
                open.add(database);
                client.setTcpNoDelay(true);
                database.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> carry(client, database));
                Thread.ofVirtual().start(() -> carry(database, client));
            });
        }
    }

    private void carry(Socket from, Socket to) {
        quietly(() -> {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] segment = new byte[SEGMENT];
            for (int length = in.read(segment); length >= 0; length = in.read(segment)) {
                Thread.sleep(delay);
                out.write(segment, 0, length);
            }
        });
        for (Socket socket : new Socket[] {from, to}) {
            quietly(socket::close);
            open.remove(socket);
        }
    }

    /** An end of the line is the end of a thread, nothing to tell of. */
    private static void quietly(Step step) {
        try {
            step.run();
        } catch (IOException ended) {
            // the other side has closed
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }
}
