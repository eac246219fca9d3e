package dev.pgfit.kit.sharing;

import java.util.UUID;

/** What this instance has to do: a service that shares its runs with others of its kind has one such bean. */
public interface Occupancy {
    /** How many runs it works on at once; at least 1. */
    int slots();

    /** How many slots are taken now. */
    int taken();

    /** Whether work on the run has begun here; one that only waits for a slot may go to another instance. */
    boolean begun(UUID run);
}
