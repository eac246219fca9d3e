package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.measure.Failure;
import dev.pgfit.benchmark.measure.Script;
import org.jspecify.annotations.Nullable;

/** One execution at a time on a connection: the statements of a script, each sent when the one before was answered. */
final class Worker implements Wire.Caller {
    private static final Object[] NO_VALUES = {};

    private final LoadRun run;
    private final Wire wire;
    private final Playbook playbook;
    private Playbook.Step[] steps = {};
    private Object[] values = NO_VALUES;
    private boolean transaction;
    private int step;
    private long from;
    private long sent;
    private long ended;
    private boolean busy;
    private @Nullable Failure failure;

    Worker(LoadRun run, Wire wire, Playbook playbook) {
        this.run = run;
        this.wire = wire;
        this.playbook = playbook;
    }

    /**
     * @param script its place in the playbook
     * @param start what latency counts from
     */
    void begin(int script, Script what, long start, long now) {
        steps = playbook.steps(script);
        values = what.parameters().next();
        transaction = what.transaction();
        step = 0;
        from = start;
        failure = null;
        busy = true;
        send(steps[0], now);
    }

    /** When its last execution was over. */
    long ended() {
        return ended;
    }

    /** Whether a statement has been under way for longer than this. */
    boolean isLate(long now, long timeoutNanos) {
        return busy && now - sent > timeoutNanos;
    }

    private void send(Playbook.Step next, long now) {
        sent = now;
        wire.execute(this, next.statement(), values, next.picks());
    }

    @Override
    public void answered(long rows, @Nullable Failure why) {
        long now = System.nanoTime();
        run.turn().answer(now);
        if (failure != null) {
            end(now);
            return;
        }
        Playbook.Step done = steps[step];
        if (why != null) {
            failure = why;
        } else if (done.expectedRows() >= 0 && rows != done.expectedRows()) {
            failure = new Failure(
                    Failure.Kind.WRONG_ROWS, "expected " + done.expectedRows() + " rows, but " + rows + " came");
        } else if (++step < steps.length) {
            send(steps[step], now);
            return;
        }
        if (failure != null && transaction && failure.kind() != Failure.Kind.LOST) {
            send(playbook.rollback(), now);
        } else {
            end(now);
        }
    }

    private void end(long now) {
        busy = false;
        ended = now;
        run.finished(this, now - from, failure);
    }
}
