package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.wire.Batch;
import dev.pgfit.compat.wire.Bind;
import dev.pgfit.compat.wire.Parameter;
import dev.pgfit.compat.wire.Reply;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One connection of the pool, serving requests one after the other. */
final class PooledWorker {
    private static final String SETTINGS =
            "SELECT set_config('search_path', $1, true), set_config('role', $2, true), set_config('request.jwt.claims', $3, true), "
                    + "set_config('request.method', 'GET', true), set_config('request.path', '/note', true)";

    private final Peer peer;
    private final Peers peers;
    private final Tally tally;

    PooledWorker(Peer peer, Peers peers, Tally tally) {
        this.peer = peer;
        this.peers = peers;
        this.tally = tally;
    }

    /** Serves every {@code step}th request from the first on, each for the next of the users. */
    boolean serve(int first, int requests, int step, int users) {
        for (int request = first; request < requests && !tally.isEnough(); request += step) {
            if (!serve(request % users)) {
                return false;
            }
        }
        return true;
    }

    /** @return whether the connection can serve another */
    private boolean serve(int user) {
        String name = "user_" + user;
        try {
            peer.run("BEGIN", statement("BEGIN READ ONLY"));
            peer.run(
                    "the settings",
                    statement(
                            SETTINGS,
                            Parameter.text(peers.expand("${schema}")),
                            Parameter.text(peers.expand("${role.web}")),
                            Parameter.text("{\"sub\":\"" + name + "\"}")));
            Reply rows = peer.run("the query", statement("SELECT owner, id::text FROM note ORDER BY id"));
            peer.run("COMMIT", statement("COMMIT"));
            judge(name, user, rows.texts());
            return true;
        } catch (CheckFailed e) {
            tally.failed(e.words());
            return goOn();
        }
    }

    private void judge(String name, int user, List<List<@Nullable String>> rows) {
        List<List<String>> own = IntStream.rangeClosed(1, 3)
                .mapToObj(n -> List.of(name, Integer.toString(10 * user + n)))
                .toList();
        List<List<@Nullable String>> others =
                rows.stream().filter(row -> !own.contains(row)).toList();
        if (!others.isEmpty()) {
            tally.leaked("a request of %s got %d rows of others, such as %s"
                    .formatted(name, others.size(), others.getFirst()));
        } else if (!rows.equals(own)) {
            tally.failed("a request of %s got %s instead of its own three rows".formatted(name, rows));
        } else {
            tally.right();
        }
    }

    private boolean goOn() {
        try {
            peer.attempt("ROLLBACK", statement("ROLLBACK"));
            return true;
        } catch (CheckFailed e) {
            return false;
        }
    }

    private static Batch statement(String sql, Parameter... parameters) {
        return new Batch()
                .parse("", sql)
                .bind(Bind.of("", parameters))
                .describePortal("")
                .execute()
                .sync();
    }
}
