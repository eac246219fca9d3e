package dev.pgfit.compat.runner;

import dev.pgfit.compat.database.Answer;
import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.database.DatabaseSession;
import dev.pgfit.compat.database.Deadline;
import java.util.List;

/** Removes from a database what a killed run left there. */
public final class Sweeper {
    private Sweeper() {}

    /**
     * Removes it; what belongs to runs that still live stays.
     *
     * @return what could not be removed, with the database's words
     * @throws dev.pgfit.compat.database.DatabaseException when the database can't be asked
     */
    public static List<String> sweep(Database database, Deadline deadline) {
        try (DatabaseSession session = Arrival.at(database, deadline)) {
            Answer answer = session.query("SELECT current_database()::text", deadline);
            return Leftovers.sweep(
                    session, String.valueOf(answer.rows().getFirst().getFirst()), deadline);
        }
    }
}
