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

/** A database that doesn't exist is not another one. */
final class UnknownDatabase implements ProtocolCheck {
    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "unknown_database",
                "An unknown database is rejected",
                Category.CONNECTION,
                false,
                Layer.TRANSPORT,
                new Purpose(
                        "The server refuses a connection to a database that doesn't exist, and says why. Rules of access that "
                                + "don't let the user to it are a refusal too.",
                        "A wrong name in a connection string must not lead into another application's data.",
                        "PostgreSQL documentation, Start-up; error code 3D000",
                        "PostgREST serves another database than the one that was configured."),
                Conditions.NONE,
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        Refusal.expect(context, StartUp.DEFAULT.to(context.names().schema() + "_nowhere"), "3D000", "28000");
    }
}
