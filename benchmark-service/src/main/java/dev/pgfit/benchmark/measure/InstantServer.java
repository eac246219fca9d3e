package dev.pgfit.benchmark.measure;

import dev.pgfit.contracts.Endpoint;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Speaks as much of PostgreSQL's protocol as a load needs, on loopback, and answers every execution with one row at once. */
final class InstantServer implements AutoCloseable {
    private static final int SSL_REQUEST = 80_877_103;
    private static final int BUFFER = 8192;
    private static final int LARGEST = 1_000_000;
    /** Waking up is a server's time: so long after an answer it looks for more without sleeping. */
    private static final long AWAKE_NANOS = 1_000_000;

    private static final boolean MAY_STAY_AWAKE = Runtime.getRuntime().availableProcessors() > 1;

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private InstantServer(ServerSocket server) {
        this.server = server;
    }

    static InstantServer start() throws IOException {
        InstantServer instant = new InstantServer(new ServerSocket(0, 8, InetAddress.getLoopbackAddress()));
        Thread.ofPlatform().daemon().name("instant-server").start(instant::accept);
        return instant;
    }

    Endpoint endpoint() {
        return new Endpoint(
                server.getInetAddress().getHostAddress(), server.getLocalPort(), "none", "nobody", null, null, true);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofPlatform().daemon().name("instant-connection").start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
            OutputStream out = socket.getOutputStream();
            greet(in, out);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            while (true) {
                int type = in.readUnsignedByte();
                in.skipNBytes(length(in));
                if (type == 'X') {
                    return;
                }
                answer(type, new DataOutputStream(answer));
                if (type == 'S' || type == 'Q') {
                    answer.writeTo(out);
                    answer.reset();
                    stayAwake(in);
                }
            }
        } catch (IOException gone) {
            // the client has left
        } finally {
            open.remove(socket);
        }
    }

    private static void stayAwake(InputStream in) throws IOException {
        long until = System.nanoTime() + AWAKE_NANOS;
        while (MAY_STAY_AWAKE && in.available() == 0 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readInt() - Integer.BYTES;
        if (length < 0 || length > LARGEST) {
            throw new IOException("no message: " + length);
        }
        return length;
    }

    private static void greet(DataInputStream in, OutputStream out) throws IOException {
        int left = length(in);
        if (in.readInt() == SSL_REQUEST) {
            out.write('N');
            left = length(in);
            in.readInt();
        }
        in.skipNBytes(left - (long) Integer.BYTES);
        ByteArrayOutputStream hello = new ByteArrayOutputStream();
        DataOutputStream message = new DataOutputStream(hello);
        message.writeByte('R');
        message.writeInt(8);
        message.writeInt(0);
        text(message, 'S', "server_version\00018.0\0");
        text(message, 'S', "client_encoding\000UTF8\0");
        message.writeByte('K');
        message.writeInt(12);
        message.writeInt(1);
        message.writeInt(1);
        text(message, 'Z', "I");
        hello.writeTo(out);
    }

    private static void answer(int type, DataOutputStream out) throws IOException {
        switch (type) {
            case 'P' -> text(out, '1', "");
            case 'B' -> text(out, '2', "");
            case 'C' -> text(out, '3', "");
            case 'D' -> text(out, 'n', "");
            case 'E' -> {
                text(out, 'D', "\0\1\0\0\0\0011");
                text(out, 'C', "SELECT 1\0");
            }
            case 'Q' -> {
                text(out, 'C', "SET\0");
                text(out, 'Z', "I");
            }
            case 'S' -> text(out, 'Z', "I");
            default -> {
                // nothing that a load sends
            }
        }
    }

    private static void text(DataOutputStream out, char type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        out.writeByte(type);
        out.writeInt(Integer.BYTES + bytes.length);
        out.write(bytes);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException ignored) {
            // it is of no use any more
        }
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException ignored) {
                // the same
            }
        }
    }
}
