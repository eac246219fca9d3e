package dev.pgfit.compat.wire;

import com.ongres.scram.client.ScramClient;
import com.ongres.scram.common.exception.ScramException;
import dev.pgfit.compat.database.ConnectionLost;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Log-in by SCRAM-SHA-256, without channel binding. */
final class Scram {
    private final ScramClient client;

    private Scram(ScramClient client) {
        this.client = client;
    }

    /** @param mechanisms names that the server offers, each ending in zero */
    static Scram of(String password, byte[] mechanisms) {
        List<String> offered = Arrays.stream(new String(mechanisms, StandardCharsets.US_ASCII).split("\0"))
                .filter(name -> !name.isEmpty())
                .toList();
        try {
            // the server knows the user from the start-up message and ignores the name given here
            return new Scram(ScramClient.builder()
                    .advertisedMechanisms(offered)
                    .username("*")
                    .password(password.toCharArray())
                    .build());
        } catch (IllegalArgumentException e) {
            throw new ConnectionLost("the server offers only log-in by " + offered);
        }
    }

    byte[] first() {
        byte[] message = client.clientFirstMessage().toString().getBytes(StandardCharsets.UTF_8);
        return new Packet()
                .text(client.getScramMechanism().getName())
                .int32(message.length)
                .bytes(message)
                .message('p');
    }

    byte[] answer(byte[] challenge) {
        try {
            client.serverFirstMessage(new String(challenge, StandardCharsets.UTF_8));
        } catch (ScramException e) {
            throw new ConnectionLost("the server's log-in challenge is wrong: " + e.getMessage());
        }
        return new Packet()
                .bytes(client.clientFinalMessage().toString().getBytes(StandardCharsets.UTF_8))
                .message('p');
    }

    /** Whether the server knows the password as well. */
    void verify(byte[] proof) {
        try {
            client.serverFinalMessage(new String(proof, StandardCharsets.UTF_8));
        } catch (ScramException e) {
            throw new ConnectionLost("the server could not prove that it knows the password: " + e.getMessage());
        }
    }
}
