package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.compat.database.ConnectionLost;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.contracts.Layer;
import java.time.Duration;
import java.util.Set;

/** A client that would rather be encrypted gets an answer. */
final class SslRequest implements ProtocolCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "ssl_request",
                "Asking for encryption",
                Category.CONNECTION,
                false,
                Layer.TRANSPORT,
                new Purpose(
                        "The server answers an SSLRequest with S (it will encrypt) or N (it won't), one byte.",
                        "libpq, which PostgREST uses, begins each connection with it unless it is told not to.",
                        "PostgreSQL documentation, SSL Session Encryption; libpq's sslmode, default prefer",
                        "PostgREST doesn't connect unless its connection string says sslmode=disable."),
                Conditions.NONE,
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        context.leave();
        Peers peers = new Peers(context);
        try {
            char answer = ask(context, peers.within(PATIENCE), peers);
            if (answer != 'S' && answer != 'N') {
                throw peers.failed("expected S or N, got byte %d".formatted((int) answer));
            }
        } catch (DatabaseException e) {
            throw peers.unanswered("SSLRequest", e);
        }
    }

    /** A transport that serves one connection may not have noticed yet that the last one is closed. */
    private static char ask(CheckContext context, Deadline patience, Peers peers) {
        while (true) {
            try {
                return context.wireServer().askForTls(peers.soon());
            } catch (ConnectionLost e) {
                if (patience.passed()) {
                    throw e;
                }
                Pause.of(Duration.ofMillis(50));
            }
        }
    }
}
