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

/** Who logs in as a role is that role. */
final class RoleLogin implements ProtocolCheck {
    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "role_login",
                "Log-in as a role of one's own",
                Category.CONNECTION,
                true,
                Layer.TRANSPORT,
                new Purpose(
                        "A connection that logs in as a new role has that role as session_user and current_user, and is no "
                                + "superuser. Where the server trusts the client without a password, the password isn't proven.",
                        "PostgREST logs in as authenticator and Supabase's services each as a role of their own; what they may do "
                                + "begins there.",
                        "PostgREST documentation, Database Authorization; PostgreSQL documentation, session_user",
                        "Every service works with the rights of the server's only user: grants and row-level security "
                                + "don't bind what doesn't switch its role."),
                Conditions.NONE,
                Set.of());
    }

    @Override
    public Needs needs() {
        return Logins.needs(Logins.role("own", "NOINHERIT"));
    }

    @Override
    public void probe(CheckContext context) {
        StartUp startUp = Logins.as("own", context);
        Peer own = new Peers(context).alone(startUp);
        own.expect(context.names().role("own"), "SELECT session_user::text");
        own.expect(context.names().role("own"), "SELECT current_user::text");
        own.expect("f", "SELECT rolsuper FROM pg_roles WHERE rolname = session_user");
    }
}
