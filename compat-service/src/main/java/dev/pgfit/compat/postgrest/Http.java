package dev.pgfit.compat.postgrest;

import dev.pgfit.compat.database.Deadline;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The port through which checks speak HTTP; the client lives at the edge. Thread-safe. */
public interface Http {
    /**
     * Sends a request and reads the whole answer, whatever its status.
     *
     * @throws Lost if there is no answer, or not before the deadline
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    Answer send(Call call, Deadline deadline);

    /**
     * A request.
     *
     * @param body JSON; empty: none
     */
    record Call(String method, URI uri, Map<String, String> headers, Optional<String> body) {}

    /**
     * An answer.
     *
     * @param headers by lower-case name; of several of one name the first
     */
    record Answer(int status, Map<String, String> headers, String body) {
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** No answer came. */
    final class Lost extends RuntimeException {
        public Lost(String message) {
            super(message);
        }

        /** What happened; never null. */
        public String words() {
            return String.valueOf(getMessage());
        }
    }
}
