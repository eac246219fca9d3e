package dev.pgfit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports on the loopback interface that nobody listens on at the moment. */
public final class FreePorts {
    private FreePorts() {}

    /** A free port that the system chooses. */
    public static int any() {
        try (ServerSocket socket = bind(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    /** The asked port when it is free, else another one. */
    public static int preferably(int port) {
        return isFree(port) ? port : any();
    }

    /** Whether a server can listen on this port. */
    public static boolean isFree(int port) {
        // a server on all interfaces holds the port as well, though Linux lets a second one bind to loopback
        try (ServerSocket loopback = bind(port);
                ServerSocket everywhere = new ServerSocket()) {
            loopback.close();
            everywhere.setReuseAddress(true);
            everywhere.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }
}
