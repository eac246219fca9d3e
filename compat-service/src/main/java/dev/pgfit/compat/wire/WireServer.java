package dev.pgfit.compat.wire;

import dev.pgfit.compat.database.ConnectionLost;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Target;

/**
 * Where wires lead to.
 *
 * @param preferTls whether to ask for encryption first
 */
public record WireServer(Endpoint endpoint, boolean preferTls) {
    /** The server of a target; encryption is asked for where others own it. */
    public static WireServer of(Target target) {
        return new WireServer(target.endpoint(), target.environment() == Environment.EXTERNAL);
    }

    /**
     * Opens a connection and logs in.
     *
     * @throws dev.pgfit.compat.database.DatabaseError if the server refuses, such as {@code 28P01}
     * @throws ConnectionLost if nothing answers, or the connection is closed while it is being made
     * @throws dev.pgfit.compat.database.NoAnswer if the deadline passes first
     */
    public Wire connect(StartUp startUp, Deadline deadline) {
        Login login = startUp.resolve(endpoint);
        Channel channel = channel(deadline);
        try {
            login.on(channel, deadline);
            return new Wire(this, channel, deadline);
        } catch (RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * What the server answers to an SSLRequest: {@code S} it will encrypt, {@code N} it won't.
     *
     * @throws DatabaseException if it doesn't answer
     */
    public char askForTls(Deadline deadline) {
        try (Channel channel = open(deadline)) {
            channel.write(Login.sslRequest(), deadline);
            return channel.readByte(deadline);
        }
    }

    /** Sends a CancelRequest and waits until the server closes the connection, which it does without an answer. */
    void cancel(BackendMessage.BackendKeyData session, Deadline deadline) {
        try (Channel channel = channel(deadline)) {
            channel.write(Login.cancelRequest(session), deadline);
            channel.ends(deadline);
        }
    }

    private Channel open(Deadline deadline) {
        return Channel.open(endpoint.host(), endpoint.port(), deadline);
    }

    private Channel channel(Deadline deadline) {
        if (!preferTls) {
            return open(deadline);
        }
        Channel plain = open(deadline);
        try {
            return Tls.preferred(plain, endpoint.host(), endpoint.port(), deadline);
        } catch (ConnectionLost e) {
            // it doesn't know the request, or can't agree on a cipher: without, then
            plain.close();
            return open(deadline);
        } catch (RuntimeException e) {
            plain.close();
            throw e;
        }
    }
}
