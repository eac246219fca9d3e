package dev.pgfit.contracts;

import java.time.Instant;

/**
 * What a virtual machine's own kernel says of it: figures from inside, for the database alone. What the machine costs
 * its user is in {@link CandidateUsage}.
 *
 * @param at when the guest was asked; it is asked more seldom than its host
 * @param memoryTotalBytes what its kernel manages
 * @param memoryAvailableBytes what programs could still get
 * @param databasePssBytes proportional sets of the database's processes: shared pages counted once
 * @param load its load average over a minute
 * @param processes of the database
 */
public record GuestUsage(
        Instant at,
        long memoryTotalBytes,
        long memoryAvailableBytes,
        long databasePssBytes,
        double load,
        int processes) {}
