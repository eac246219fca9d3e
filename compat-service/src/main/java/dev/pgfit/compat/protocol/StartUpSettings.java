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

/** Settings given in the connection string hold in the session. */
final class StartUpSettings implements ProtocolCheck {
    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "startup_settings",
                "Settings of the connection string",
                Category.CONNECTION,
                false,
                Layer.TRANSPORT,
                new Purpose(
                        "application_name and options of the start-up message are the session's settings.",
                        "Services name themselves for whoever looks at pg_stat_activity, and set search paths and time-outs in "
                                + "their connection string.",
                        "PostgreSQL documentation, StartupMessage and libpq's options",
                        "Time-outs and search paths of a connection string have no effect, without a word; connections can't be "
                                + "told apart."),
                Conditions.NONE,
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        String name = context.names().schema() + "_app";
        Peer peer = new Peers(context)
                .alone(StartUp.DEFAULT
                        .with("application_name", name)
                        .with("options", "-c lock_timeout=4321 -c pgfit.origin=startup"));
        peer.expect(name, "SHOW application_name");
        peer.expect("4321ms", "SHOW lock_timeout");
        peer.expect("startup", "SHOW pgfit.origin");
    }
}
