package dev.pgfit.compat.edge;

import dev.pgfit.compat.database.Answer;
import dev.pgfit.compat.database.DatabaseSession;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.database.Notification;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A session whose server is really stopped at the first CREATE POLICY. */
record DyingSession(DatabaseSession real, AutoCloseable server) implements DatabaseSession {
    @Override
    public Answer query(String sql, Deadline deadline) {
        if (sql.startsWith("CREATE POLICY")) {
            try {
                server.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return real.query(sql, deadline);
    }

    @Override
    public Answer prepared(String sql, List<@Nullable Object> parameters, Deadline deadline) {
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
}
