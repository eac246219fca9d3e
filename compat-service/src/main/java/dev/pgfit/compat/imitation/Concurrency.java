package dev.pgfit.compat.imitation;

import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.postgrest.Fixture;
import dev.pgfit.compat.postgrest.Parallel;
import java.util.ArrayList;
import java.util.List;

/** What PostgREST does side by side over its pool. Each answer is looked at. */
final class Concurrency {
    private static final int POOL_REQUESTS = 400;
    private static final int RLS_REQUESTS = 300;
    private static final int ANONYMOUS_EVERY = 6;
    private static final List<String> CITIES = List.of("Lisbon", "Porto", "Faro", "Atlantis");

    private Concurrency() {}

    /** All prepare under "0" and "1", each means something of its own by it, and all come back to it. */
    static void prepared(CheckContext context, Fixture fixture) {
        try (Pool pool = Pool.open(context, fixture, Pool.SIZE, true)) {
            for (int round = 0; round < 2; round++) {
                for (int lane = 0; lane < Pool.SIZE; lane++) {
                    mine(context, pool, lane, "statement");
                    mine(context, pool, Pool.SIZE - 1 - lane, "other");
                }
            }
        }
    }

    private static void mine(CheckContext context, Pool pool, int lane, String which) {
        String expected = "%s of connection %d".formatted(which, lane);
        try {
            String got = String.valueOf(pool.connection(lane)
                    .run("SELECT '%s' || $1".formatted(expected), List.of("!"), context.deadline())
                    .rows()
                    .getFirst()
                    .text(0));
            if (!got.equals(expected + "!")) {
                throw new CheckFailed("connection %d executed '%s' and got '%s'".formatted(lane, expected, got));
            }
        } catch (DatabaseException e) {
            throw Pool.failure("connection %d of %d, %s".formatted(lane, Pool.SIZE, which), e);
        }
    }

    static void pool(CheckContext context, Fixture fixture) {
        Statements statements = new Statements(context.names());
        try (Pool pool = Pool.open(context, fixture, Pool.SIZE, true)) {
            Parallel.run(Pool.SIZE, POOL_REQUESTS, context.deadline(), (lane, number) -> {
                Request request = statements.city(number, number % CITIES.size() + 1);
                Judge.same(
                        "[{\"name\":\"%s\"}]".formatted(CITIES.get(number % CITIES.size())),
                        request,
                        pool.read(lane, request));
            });
        }
    }

    /**
     * First without prepared statements, as PostgREST is set behind poolers, then with them, which is its default: where
     * names clash nearly nothing is answered, and only without them it shows whose rows come.
     */
    static void rowLevelSecurity(CheckContext context, Fixture fixture) {
        List<CheckFailed> failures = new ArrayList<>();
        for (boolean named : new boolean[] {false, true}) {
            try (Pool pool = Pool.open(context, fixture, Pool.SIZE, named)) {
                // an error may end the transactions of others, so that no more rows come: those without a token go
                // second
                manyUsers(context, pool, named);
            } catch (CheckFailed e) {
                failures.add(e);
            }
            // a transport may share one backend: what one half left in it must not decide the other
            context.session().query("ROLLBACK", context.deadline());
            context.session().query("DEALLOCATE ALL", context.deadline());
        }
        failures.stream()
                .filter(CheckFailed::isLeak)
                .findFirst()
                .or(() -> failures.stream().findFirst())
                .ifPresent(worst -> {
                    throw worst;
                });
    }

    private static void manyUsers(CheckContext context, Pool pool, boolean someWithoutToken) {
        Statements statements = new Statements(context.names());
        Parallel.run(Pool.SIZE, RLS_REQUESTS, context.deadline(), (lane, number) -> {
            if (someWithoutToken && number % ANONYMOUS_EVERY == 0) {
                Judge.refused("42501", statements.notesWithoutToken(number), pool, lane);
                return;
            }
            String user = Fixture.user(number % Fixture.USERS);
            Request request = statements.notes(number, user);
            Judge.ownNotes(user, request, pool.read(lane, request));
        });
    }
}
