package dev.pgfit.compat.check;

import dev.pgfit.compat.database.DatabaseSession;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.wire.StartUp;
import dev.pgfit.compat.wire.Wire;
import dev.pgfit.compat.wire.WireServer;
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

    /**
     * Gives up the first session, for checks that hold a single wire: a transport may serve no more connections. What
     * was created is there until the check ends.
     */
    void leave();

    /**
     * Opens another connection on the level of protocol messages, with the same search path and, unless the start-up
     * says otherwise, an application name by which the clean-up finds it. The context closes it. Several threads may
     * ask at once.
     *
     * @throws dev.pgfit.compat.database.DatabaseException if it can't be had before the deadline
     */
    Wire wire(StartUp startUp, Deadline until);

    /** Where wires lead to. */
    WireServer wireServer();

    Names names();

    /** The check's own. */
    Deadline deadline();

    /** How many times longer than a native database's the check's own waits must be. */
    int pace();

    /** Connections that the transport says it can serve at once; empty: no limit of its own. */
    OptionalInt maxConnections();
}
