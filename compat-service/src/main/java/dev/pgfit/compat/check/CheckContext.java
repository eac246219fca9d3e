package dev.pgfit.compat.check;

import dev.pgfit.compat.database.DatabaseSession;
import dev.pgfit.compat.database.Deadline;
import java.util.OptionalInt;

/** What a running check works with. */
public interface CheckContext {
    /** The check's first session; its search path is the check's own schema. */
    DatabaseSession session();

    /**
     * Opens another connection with the same search path; the context closes it.
     *
     * @throws dev.pgfit.compat.database.DatabaseException if it can't be had before the deadline
     */
    DatabaseSession open(Deadline deadline);

    Names names();

    /** The check's own. */
    Deadline deadline();

    /** How many times longer than a native database's the check's own waits must be. */
    int pace();

    /** Connections that the transport says it can serve at once; empty: no limit of its own. */
    OptionalInt maxConnections();
}
