package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.Needs;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.contracts.Layer;
import java.util.Set;

/** The role of one session is none of another's. */
final class SessionRoles implements ProtocolCheck {
    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "session_roles",
                "Roles belong to their session",
                Category.TRANSACTIONS,
                true,
                Layer.TRANSPORT,
                new Purpose(
                        "SET ROLE on one connection leaves another's role alone, and each sees the rows of its own role only.",
                        "A pool serves anonymous and logged-in users side by side.",
                        "PostgREST documentation, User Impersonation; PostgreSQL documentation, SET ROLE",
                        "An anonymous request runs as whoever came before, and gets that user's rows."),
                Conditions.NONE.withConnections(3),
                Set.of());
    }

    @Override
    public Needs needs() {
        return Tenants.needs();
    }

    @Override
    public void probe(CheckContext context) {
        Peers peers = new Peers(context);
        Tenants.create(peers);
        Peer a = peers.join("the first connection");
        Peer b = peers.join("the second connection");
        String user = b.value("SELECT current_user::text");
        a.ask("SET ROLE ${role.alice}");
        String after = b.value("SELECT current_user::text");
        b.ask("SET ROLE ${role.bob}");
        Tenants.expect(a, "alice");
        Tenants.expect(b, "bob");
        Tenants.expectAtOnce(a, "alice", b, "bob");
        if (user == null || !user.equals(after)) {
            throw peers.failed(
                    "the second connection was %s, and %s after the first had taken a role".formatted(user, after));
        }
        a.ask("RESET ROLE");
        Tenants.expect(b, "bob");
    }
}
