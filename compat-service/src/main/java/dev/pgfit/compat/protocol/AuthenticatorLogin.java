package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.Needs;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.compat.wire.StartUp;
import dev.pgfit.contracts.Layer;
import java.util.Set;

/** PostgREST's own log-in may nothing by itself, and becomes who a request is. */
final class AuthenticatorLogin implements ProtocolCheck {
    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "authenticator_login",
                "Log-in as authenticator, SET ROLE to its members",
                Category.AUTH,
                true,
                Layer.TRANSPORT,
                new Purpose(
                        "A NOINHERIT role logs in, can't read what the role it is a member of can, becomes that role with SET ROLE and reads, "
                                + "and is itself again after COMMIT.",
                        "authenticator is such a role: a request that forgets to switch must see nothing.",
                        "PostgREST documentation, Database Authorization; Supabase's roles",
                        "PostgREST works with the rights of a superuser: what a missing SET ROLE should deny is answered with 200."),
                Conditions.NONE,
                Set.of());
    }

    @Override
    public Needs needs() {
        return Logins.needs(Logins.role("auth", "NOINHERIT"), new Needs.Role("anon", "NOLOGIN"));
    }

    @Override
    public void probe(CheckContext context) {
        StartUp startUp = Logins.as("auth", context);
        Peers peers = new Peers(context);
        peers.prepare(
                "CREATE TABLE t (id int)",
                "INSERT INTO t VALUES (1)",
                "GRANT ${role.anon} TO ${role.auth}",
                "GRANT USAGE ON SCHEMA ${schema} TO ${role.auth}, ${role.anon}",
                "GRANT SELECT ON t TO ${role.anon}");
        Peer peer = peers.alone(startUp);
        peer.expect(context.names().role("auth"), "SELECT session_user::text");
        peer.expectError("42501", "SELECT id FROM t");
        peer.ask("BEGIN");
        peer.ask("SELECT set_config('role', '${role.anon}', true)");
        peer.expect("1", "SELECT id FROM t");
        peer.expect(context.names().role("anon"), "SELECT current_user::text");
        peer.expect(context.names().role("auth"), "SELECT session_user::text");
        peer.ask("COMMIT");
        peer.expect(context.names().role("auth"), "SELECT current_user::text");
        peer.expectError("42501", "SELECT id FROM t");
    }
}
