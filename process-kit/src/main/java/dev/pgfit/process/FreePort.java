package dev.pgfit.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds TCP ports on 127.0.0.1 that nobody listens on. */
public final class FreePort {
    private FreePort() {}

    /** Any free port. Somebody else may take it before it is used: be ready to ask again. */
    public static int any() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** The wanted port if it is free, any free one otherwise. */
    public static int preferably(int wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", wanted));
            return wanted;
        } catch (IOException taken) {
            return any();
        }
    }
}
