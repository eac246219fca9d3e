package dev.pgfit.compat.wire;

import dev.pgfit.compat.database.ConnectionLost;
import dev.pgfit.compat.database.Deadline;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Encryption as libpq does it by default: where the server offers it, without judging its certificate. */
final class Tls {
    private Tls() {}

    /** The channel, encrypted if the server will. */
    static Channel preferred(Channel plain, String host, int port, Deadline deadline) {
        plain.write(Login.sslRequest(), deadline);
        return plain.readByte(deadline) == 'S' ? encrypted(plain, host, port, deadline) : plain;
    }

    private static Channel encrypted(Channel plain, String host, int port, Deadline deadline) {
        try (Guard guard = Guard.closing(plain.socket(), deadline.remaining().plus(Duration.ofMillis(1)))) {
            SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(plain.socket(), host, port, true);
            socket.startHandshake();
            return plain.over(socket);
        } catch (IOException e) {
            throw new ConnectionLost("TLS: " + Channel.lost(e).words());
        }
    }

    private static SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class AnyCertificate implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
