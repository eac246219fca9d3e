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

/** Nobody becomes a role that he isn't a member of. */
final class StrangersRole implements ProtocolCheck {
    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "set_role_denied",
                "SET ROLE to a stranger is denied",
                Category.AUTH,
                true,
                Layer.TRANSPORT,
                new Purpose(
                        "A log-in that is no superuser is refused with 42501 when it sets a role that it isn't a member of, by SET ROLE and "
                                + "by set_config.",
                        "A token's role claim may name any role; which ones are allowed is what authenticator is a member of.",
                        "PostgREST documentation, Database Authorization; PostgreSQL documentation, SET ROLE",
                        "A token with the role of a superuser is served as one, instead of 403 (42501)."),
                Conditions.NONE,
                Set.of());
    }

    @Override
    public Needs needs() {
        return Logins.needs(Logins.role("auth", "NOINHERIT"), new Needs.Role("stranger", "NOLOGIN"));
    }

    @Override
    public void probe(CheckContext context) {
        StartUp startUp = Logins.as("auth", context);
        Peer peer = new Peers(context).alone(startUp);
        peer.expectError("42501", "SET ROLE ${role.stranger}");
        peer.expectError("42501", "SELECT set_config('role', '${role.stranger}', false)");
        peer.expect(context.names().role("auth"), "SELECT current_user::text");
    }
}
