package dev.pgfit.compat.edge;

import dev.pgfit.compat.database.Answer;
import dev.pgfit.compat.database.DatabaseSession;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.database.NoAnswer;
import dev.pgfit.compat.database.Notification;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A real session that takes so much longer for each statement, as one to an emulated machine does. */
record SlowSession(DatabaseSession real, Duration each) implements DatabaseSession {
    @Override
    public Answer query(String sql, Deadline deadline) {
        slow(sql, deadline);
        return real.query(sql, deadline);
    }

    @Override
    public Answer prepared(String sql, List<@Nullable Object> parameters, Deadline deadline) {
        slow(sql, deadline);
        return real.prepared(sql, parameters, deadline);
    }

    @Override
    public Optional<Notification> awaitNotification(Predicate<Notification> wanted, Deadline deadline) {
        return real.awaitNotification(wanted, deadline);
    }

    @Override
    public boolean usable() {
        return real.usable();
    }

    @Override
    public void close() {
        real.close();
    }

    private void slow(String sql, Deadline deadline) {
        try {
            Thread.sleep(Math.min(each.toMillis(), deadline.remaining().toMillis()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (deadline.passed()) {
            throw new NoAnswer(sql, deadline.budget());
        }
    }
}
