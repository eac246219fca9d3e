package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.wire.StartUp;
import java.util.Arrays;
import java.util.List;

/** A connection that must be refused. */
final class Refusal {
    private Refusal() {}

    /** @throws CheckFailed unless it is refused with one of these errors */
    static void expect(CheckContext context, StartUp startUp, String... sqlStates) {
        List<String> expected = Arrays.asList(sqlStates);
        Peer accepted;
        try {
            accepted = new Peers(context).alone(startUp);
        } catch (CheckFailed refused) {
            if (refused.sqlState() != null && expected.contains(refused.sqlState())) {
                return;
            }
            throw new CheckFailed(
                    "expected error %s, got: %s".formatted(String.join(" or ", expected), refused.words()),
                    refused.sqlState());
        }
        throw new CheckFailed("expected error %s, but the connection was accepted, as %s in database %s"
                .formatted(
                        String.join(" or ", expected),
                        accepted.value("SELECT session_user::text"),
                        accepted.value("SELECT current_database()::text")));
    }
}
