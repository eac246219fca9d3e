package dev.pgfit.installer.candidate;

import java.net.URI;
import java.util.Optional;

/**
 * By what name the other services reach candidates that are processes beside the installer, and where those listen.
 *
 * @param host name or address; with one of this machine alone candidates listen on the loopback interface only
 */
public record Reach(String host) {
    private static final String LOOPBACK = "127.0.0.1";

    /** From this machine alone. */
    public static final Reach LOCAL = new Reach(LOOPBACK);

    /** As the installer itself is reached; its address is known to be a public one. */
    public static Reach of(Optional<URI> installer) {
        return installer
                .map(URI::getHost)
                .filter(host -> !host.equals("localhost"))
                .map(Reach::new)
                .orElse(LOCAL);
    }

    /** Whether clients of other machines are to be let in. */
    public boolean isOpen() {
        return !host.startsWith("127.") && !host.equals("[::1]");
    }

    /** The address to listen on. */
    public String listen() {
        return isOpen() ? "0.0.0.0" : LOOPBACK;
    }
}
