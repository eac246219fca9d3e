package dev.pgfit.compat.edge;

import dev.pgfit.contracts.Endpoint;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Stands before a real server, lets a meddler change each message that passes, and is otherwise no different from it. */
final class MeddlingProxy implements AutoCloseable {
    private static final int SSL_REQUEST = 80877103;

    private final Endpoint server;
    private final Meddler meddler;
    private final ServerSocket listener;
    private final Collection<Socket> sockets = new ConcurrentLinkedQueue<>();

    private MeddlingProxy(Endpoint server, Meddler meddler, ServerSocket listener) {
        this.server = server;
        this.meddler = meddler;
        this.listener = listener;
    }

    static MeddlingProxy before(Endpoint server, Meddler meddler) {
        try {
            ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            MeddlingProxy proxy = new MeddlingProxy(server, meddler, listener);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Endpoint endpoint() {
        return new Endpoint(
                "127.0.0.1",
                listener.getLocalPort(),
                server.database(),
                server.user(),
                server.password(),
                server.maxConnections(),
                server.preparedStatementCache());
    }

    @Override
    public void close() {
        closeQuietly(listener);
        sockets.forEach(MeddlingProxy::closeQuietly);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket backend = new Socket(server.host(), server.port())) {
            sockets.add(backend);
            client.setTcpNoDelay(true);
            backend.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(backend.getOutputStream());
            byte[] first = body(in);
            if (code(first) == SSL_REQUEST) {
                send(out, meddler.toServer(Meddler.UNTYPED, first), Meddler.UNTYPED);
                client.getOutputStream()
                        .write(meddler.toSslRequest(backend.getInputStream().read()));
                first = body(in);
            }
            send(out, meddler.toServer(Meddler.UNTYPED, first), Meddler.UNTYPED);
            Thread.ofVirtual().start(() -> answer(client, backend));
            while (true) {
                char type = (char) in.readByte();
                send(out, meddler.toServer(type, body(in)), type);
            }
        } catch (IOException e) {
            // one side is gone, and the other is closed with it
        }
    }

    private void answer(Socket client, Socket backend) {
        try (client;
                backend) {
            DataInputStream in = new DataInputStream(backend.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            while (true) {
                char type = (char) in.readByte();
                send(out, meddler.toClient(type, body(in)), type);
            }
        } catch (IOException e) {
            // see above
        }
    }

    private static byte[] body(DataInputStream in) throws IOException {
        byte[] body = new byte[in.readInt() - Integer.BYTES];
        in.readFully(body);
        return body;
    }

    private static int code(byte[] first) {
        return ByteBuffer.wrap(first).getInt();
    }

    private static void send(DataOutputStream out, byte @Nullable [] body, char type) throws IOException {
        if (body == null) {
            return;
        }
        byte[] message = ByteBuffer.allocate((type == Meddler.UNTYPED ? 0 : 1) + Integer.BYTES + body.length)
                .put(type == Meddler.UNTYPED ? new byte[0] : new byte[] {(byte) type})
                .putInt(Integer.BYTES + body.length)
                .put(body)
                .array();
        out.write(message);
        out.flush();
    }

    private static void closeQuietly(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            // it is gone either way
        }
    }
}
