package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.compat.wire.StartUp;
import dev.pgfit.contracts.Layer;
import java.util.Set;

/** Nobody gets in under a name that the server doesn't know. */
final class UnknownRole implements ProtocolCheck {
    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "unknown_role",
                "An unknown role is rejected",
                Category.CONNECTION,
                false,
                Layer.TRANSPORT,
                new Purpose(
                        "The server refuses a connection of a role that doesn't exist, and says why.",
                        "A wrong name in a connection string must show when a service starts, not when its queries fail.",
                        "PostgreSQL documentation, Client Authentication; error codes 28P01 and 28000",
                        "PostgREST starts with any user name instead of reporting PGRST000, and works as somebody else."),
                Conditions.NONE,
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        Refusal.expect(context, StartUp.DEFAULT.as(context.names().role("nobody"), "no password"), "28P01", "28000");
    }
}
