package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.contracts.Layer;
import java.util.Map;
import java.util.Set;

/** The server tells a new connection how it writes times and texts. */
final class ServerParameters implements ProtocolCheck {
    private static final Map<String, String> EXPECTED = Map.of("integer_datetimes", "on", "client_encoding", "UTF8");

    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "parameter_status",
                "Parameters told at log-in",
                Category.CONNECTION,
                true,
                Layer.TRANSPORT,
                new Purpose(
                        "Before the first query the server reports integer_datetimes on and client_encoding UTF8.",
                        "The driver of PostgREST decides by integer_datetimes how to read binary times, and takes all texts "
                                + "for UTF-8.",
                        "PostgreSQL documentation, Frontend/Backend Protocol, Asynchronous Operations; hasql's source",
                        "PostgREST doesn't connect, or reads times and texts wrongly."),
                Conditions.NONE,
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        Peers peers = new Peers(context);
        Map<String, String> told = peers.alone().wire().parameters();
        EXPECTED.forEach((name, value) -> {
            if (!value.equals(told.get(name))) {
                throw peers.failed("expected %s %s, got %s".formatted(name, value, told.get(name)));
            }
        });
    }
}
