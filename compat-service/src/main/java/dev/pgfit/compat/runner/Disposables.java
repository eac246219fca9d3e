package dev.pgfit.compat.runner;

import dev.pgfit.compat.database.Deadline;
import java.util.Optional;

/** Whoever installed a candidate may give others of its kind that may be broken. */
public interface Disposables {
    /** Gives none, for databases that nobody installed. */
    Disposables NONE = deadline -> Optional.empty();

    /**
     * Another candidate of the same kind, whose transport serves as many connections as a client's pool needs.
     *
     * @return empty where there are none of this kind
     * @throws RefusedException why there is none now
     */
    Optional<Disposable> take(Deadline deadline) throws RefusedException;

    /** One of them; closing gives it back. */
    interface Disposable extends AutoCloseable {
        Candidate candidate();

        /** Never throws. */
        @Override
        void close();
    }

    /** There should be one, but there isn't. */
    final class RefusedException extends Exception {
        public RefusedException(String message) {
            super(message);
        }

        /** Why. */
        public String words() {
            return String.valueOf(getMessage());
        }
    }
}
