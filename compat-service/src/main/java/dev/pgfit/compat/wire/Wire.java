package dev.pgfit.compat.wire;

import dev.pgfit.compat.database.ConnectionLost;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.database.NoAnswer;
import dev.pgfit.compat.database.Notification;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A logged-in connection, used by one thread at a time; only {@link #cancel} may be called beside. Messages go out as
 * they are given and come back as they arrive:
 *
 * <pre>{@code
 * wire.send(new Batch().parse("0", "SELECT $1::int4").flush(), deadline);
 * // … another connection does something …
 * Reply reply = wire.exchange(new Batch().bind(Bind.of("0", Parameter.text("1"))).execute().sync(), deadline);
 * }</pre>
 *
 * Interrupting a virtual thread ends a call with a {@link CancellationException} and closes the connection.
 */
public final class Wire implements AutoCloseable {
    private static final Duration FAREWELL = Duration.ofMillis(200);

    private final WireServer server;
    private final Channel channel;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Queue<Notification> notifications = new ArrayDeque<>();
    private final BackendMessage.@Nullable BackendKeyData key;

    /** On a channel that the server has accepted; reads on until it is ready. */
    Wire(WireServer server, Channel channel, Deadline deadline) {
        this.server = server;
        this.channel = channel;
        this.key = greeting(deadline);
    }

    private BackendMessage.@Nullable BackendKeyData greeting(Deadline deadline) {
        BackendMessage.@Nullable BackendKeyData own = null;
        while (true) {
            switch (receive(deadline)) {
                case BackendMessage.BackendKeyData data -> own = data;
                case BackendMessage.ErrorResponse refused -> throw refused.toException();
                case BackendMessage.ReadyForQuery ready -> {
                    return own;
                }
                default -> {
                    // nothing that matters here
                }
            }
        }
    }

    /** Settings that the server has told of, by name, as they are now. */
    public Map<String, String> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /** @throws DatabaseException if it can't be sent before the deadline */
    public void send(Batch batch, Deadline deadline) {
        channel.write(batch.bytes(), deadline);
    }

    /**
     * The next message, but for what a server sends of its own accord.
     *
     * @throws NoAnswer if none comes before the deadline
     * @throws ConnectionLost if none can come any more
     */
    public BackendMessage receive(Deadline deadline) {
        return poll(deadline).orElseThrow(() -> new NoAnswer("the last message", deadline.budget()));
    }

    /** The same; empty if none comes before the deadline. */
    public Optional<BackendMessage> poll(Deadline deadline) {
        while (true) {
            Optional<BackendMessage> next = channel.poll(deadline);
            if (next.isEmpty() || !isAside(next.get())) {
                return next;
            }
        }
    }

    /**
     * All messages up to ReadyForQuery.
     *
     * @throws dev.pgfit.compat.database.DatabaseError if the server says why it closes the connection
     * @throws DatabaseException if ReadyForQuery doesn't come before the deadline
     */
    public Reply receiveAll(Deadline deadline) {
        List<BackendMessage> messages = new ArrayList<>();
        try {
            while (true) {
                BackendMessage message = receive(deadline);
                if (message instanceof BackendMessage.ReadyForQuery(char status)) {
                    return new Reply(messages, status);
                }
                messages.add(message);
            }
        } catch (ConnectionLost e) {
            new Reply(messages, '?').orThrow();
            throw e;
        }
    }

    /** Sends, and receives all up to ReadyForQuery; the batch must ask for one, and only one. */
    public Reply exchange(Batch batch, Deadline deadline) {
        send(batch, deadline);
        return receiveAll(deadline);
    }

    /**
     * A simple query.
     *
     * @throws dev.pgfit.compat.database.DatabaseError if there is an error in the answer
     */
    public Reply query(String sql, Deadline deadline) {
        return exchange(new Batch().query(sql), deadline).orThrow();
    }

    /** The next notification; empty if none comes before the deadline. Other messages that come are dropped. */
    public Optional<Notification> awaitNotification(Deadline deadline) {
        while (notifications.isEmpty()) {
            Optional<BackendMessage> next = channel.poll(deadline);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            isAside(next.get());
        }
        return Optional.of(notifications.remove());
    }

    /** Asks the server, over a connection of its own, to cancel what this one does. */
    public void cancel(Deadline deadline) {
        if (key == null) {
            throw new ConnectionLost("the server gave no key to cancel with");
        }
        server.cancel(key, deadline);
    }

    /** Closes without a word, as a client that crashes does. */
    public void abandon() {
        channel.close();
    }

    /** Says good-bye and closes; never throws. */
    @Override
    public void close() {
        if (!channel.socket().isClosed()) {
            try {
                send(new Batch().terminate(), Deadline.in(FAREWELL));
            } catch (DatabaseException | CancellationException e) {
                // then without a word
            }
        }
        channel.close();
    }

    private boolean isAside(BackendMessage message) {
        return switch (message) {
            case BackendMessage.ParameterStatus(String name, String value) -> {
                parameters.put(name, value);
                yield true;
            }
            case BackendMessage.Notified(Notification notification) -> {
                notifications.add(notification);
                yield true;
            }
            case BackendMessage.NoticeResponse notice -> true;
            default -> false;
        };
    }
}
