package dev.pgfit.benchmark.measure;

import dev.pgfit.contracts.CandidateKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * New connections before a round. PostgreSQL serves each connection by a process of its own, and chance that sticks to a
 * process, above all which processor it runs on, would go for a difference between candidates when all rounds of a test
 * shared it. So what is repeated is repeated from there on (Kalibera and Jones, "Rigorous Benchmarking in Reasonable Time",
 * ISMM 2013). Where connecting takes more than half as long as a round, connections are kept. One for each test; not thread-safe.
 */
final class Renewal {
    private static final double WORTHWHILE = 0.5;
    private static final long MOST_FIRST = 1_000;

    private final Map<CandidateKind, Long> nanos = new EnumMap<>(CandidateKind.class);

    /**
     * Whether the next round is to begin on new connections, for all alike.
     *
     * @param executions in the round
     */
    boolean isWorthwhile(List<Contender> contenders, long executions) {
        double round = 0;
        long connecting = 0;
        for (Contender contender : contenders) {
            round += contender.cost().aroundNanos()
                    + executions * contender.cost().executionNanos();
            connecting += nanos.getOrDefault(contender.kind(), 0L);
        }
        return connecting <= WORTHWHILE * round;
    }

    /** Just before the contender's turn, so that all find the machine in the same state. */
    void renew(Contender contender, int connections) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            contender.database().renew(contender.database().connections(connections));
        } catch (DatabaseException failed) {
            contender.fail(failed.failure());
        }
        nanos.put(contender.kind(), System.nanoTime() - begun);
    }

    /** Executions that are not measured, on connections just made: their plans and caches are cold. */
    static long first(long executions) {
        return Math.clamp(executions / 10, 1, MOST_FIRST);
    }
}
