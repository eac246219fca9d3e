package dev.pgfit.installer.candidate;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.installer.step.Measured;
import dev.pgfit.installer.usage.Everybody;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A candidate that runs, wherever that is. Thread-safe as to reading; one thread at a time keeps and stops it. */
public interface Candidate {
    CandidateKind kind();

    Endpoint endpoint();

    /**
     * Its counters, now; empty when they can't be had just now, which is a gap and not a zero.
     *
     * @param everybody who is on this machine, for those who live there
     */
    Optional<CandidateUsage> usage(Everybody everybody);

    /** What a step is charged with while it works with this. */
    Measured measured();

    /** What is free where it keeps its data; empty when that isn't known. */
    OptionalLong freeBytes();

    /** Keeps it up from now on, and tells what becomes of it. */
    Keeper keep(Listener listener);

    /** Ends it and removes what is its own. */
    void stop();

    /** Hears of what became of it. */
    interface Listener {
        /**
         * It serves again.
         *
         * @param restarts how often by now
         */
        void restarted(Candidate candidate, String reason, Instant diedAt, Duration outage, int restarts);

        /** It is down for good. */
        void gaveUp(Candidate candidate, String reason);
    }

    /** Keeps a candidate up; closed, it stops watching and then the candidate. */
    interface Keeper extends AutoCloseable {
        @Override
        void close();
    }
}
