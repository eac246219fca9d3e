package dev.pgfit.compat.wire;

import dev.pgfit.compat.database.ConnectionLost;
import dev.pgfit.compat.database.Deadline;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts a session on a channel and answers what the server asks for until it is let in. */
record Login(String user, @Nullable String password, String database, Map<String, String> parameters) {
    private static final int PROTOCOL_3_0 = 196608;
    private static final int OK = 0;
    private static final int CLEARTEXT = 3;
    private static final int MD5 = 5;
    private static final int SASL = 10;
    private static final int SASL_CONTINUE = 11;
    private static final int SASL_FINAL = 12;

    /**
     * Returns when the server will have us; the parameters and the key follow.
     *
     * @throws dev.pgfit.compat.database.DatabaseError if it won't
     */
    void on(Channel channel, Deadline deadline) {
        channel.write(startUp(), deadline);
        @Nullable Scram scram = null;
        while (true) {
            BackendMessage message = channel.read(deadline);
            if (message instanceof BackendMessage.ErrorResponse refused) {
                throw refused.toException();
            }
            if (!(message instanceof BackendMessage.Authentication asked)) {
                continue;
            }
            switch (asked.code()) {
                case OK -> {
                    return;
                }
                case CLEARTEXT -> channel.write(new Packet().text(secret()).message('p'), deadline);
                case MD5 ->
                    channel.write(
                            new Packet()
                                    .text(Md5.response(user, secret(), asked.data()))
                                    .message('p'),
                            deadline);
                case SASL -> {
                    scram = Scram.of(secret(), asked.data());
                    channel.write(scram.first(), deadline);
                }
                case SASL_CONTINUE -> channel.write(started(scram).answer(asked.data()), deadline);
                case SASL_FINAL -> started(scram).verify(asked.data());
                default ->
                    throw new ConnectionLost(
                            "the server asks for log-in method %d, which pgfit doesn't know".formatted(asked.code()));
            }
        }
    }

    private byte[] startUp() {
        Packet packet = new Packet().int32(PROTOCOL_3_0);
        packet.text("user").text(user).text("database").text(database);
        packet.text("client_encoding").text("UTF8");
        parameters.forEach((name, value) -> packet.text(name).text(value));
        return packet.int8(0).untyped();
    }

    private String secret() {
        if (password == null) {
            throw new ConnectionLost("the server asks for a password, and none was given");
        }
        return password;
    }

    private static Scram started(@Nullable Scram scram) {
        if (scram == null) {
            throw new ConnectionLost("the server goes on with a log-in that it didn't start");
        }
        return scram;
    }

    /** A CancelRequest for a session. */
    static byte[] cancelRequest(BackendMessage.BackendKeyData session) {
        return new Packet()
                .int32(80877102)
                .int32(session.processId())
                .bytes(session.key())
                .untyped();
    }

    /** An SSLRequest. */
    static byte[] sslRequest() {
        return ByteBuffer.allocate(8).putInt(8).putInt(80877103).array();
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return user + "/" + database;
    }
}
