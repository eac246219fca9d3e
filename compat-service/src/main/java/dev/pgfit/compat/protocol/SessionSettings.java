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

/** Settings of one session are none of another's. */
final class SessionSettings implements ProtocolCheck {
    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "session_settings",
                "Settings belong to their session",
                Category.TRANSACTIONS,
                true,
                Layer.TRANSPORT,
                new Purpose(
                        "A setting that one connection makes holds there and not on another; rows that a policy shows by that setting stay "
                                + "hidden from the other.",
                        "Policies know the user by settings such as request.jwt.claims; search paths and time-outs are settings too.",
                        "PostgreSQL documentation, SET; Supabase documentation, Row Level Security",
                        "A request works with another user's claims and gets that user's rows."),
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
        a.ask("SET ROLE ${role.web}");
        a.ask("SET pgfit.tenant = 'alice'");
        b.ask("SET ROLE ${role.web}");
        Tenants.expect(b, "nothing");
        Tenants.expect(a, "alice");
        b.ask("SET pgfit.tenant = 'bob'");
        Tenants.expect(a, "alice");
        Tenants.expect(b, "bob");
        Tenants.expectAtOnce(a, "alice", b, "bob");
        a.ask("SET TIME ZONE 'Asia/Tokyo'");
        b.ask("SET TIME ZONE 'UTC'");
        a.expect("Asia/Tokyo", "SHOW TimeZone");
        b.expect("UTC", "SHOW TimeZone");
    }
}
