package dev.pgfit.compat.edge;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Changes the bodies of messages; {@code null} takes a message out. */
interface Meddler {
    /** The type of the first messages on a connection, which have none. */
    char UNTYPED = '\0';

    default byte @Nullable [] toServer(char type, byte[] body) {
        return body;
    }

    default byte @Nullable [] toClient(char type, byte[] body) {
        return body;
    }

    default int toSslRequest(int answer) {
        return answer;
    }

    /** Writes other SQL, or other start-up values, than the client did. */
    static Meddler rewriting(String from, String to) {
        return new Meddler() {
            @Override
            public byte[] toServer(char type, byte[] body) {
                return type == 'Q' || type == 'P' || type == UNTYPED ? replace(body, from, to) : body;
            }
        };
    }

    /** Changes what the client sends in messages of this type. */
    static Meddler sending(char meddled, String from, String to) {
        return new Meddler() {
            @Override
            public byte[] toServer(char type, byte[] body) {
                return type == meddled ? replace(body, from, to) : body;
            }
        };
    }

    /** Changes what the server answers in messages of this type. */
    static Meddler answering(char meddled, String from, String to) {
        return new Meddler() {
            @Override
            public byte[] toClient(char type, byte[] body) {
                return type == meddled ? replace(body, from, to) : body;
            }
        };
    }

    /** Takes out what the server answers with this type. */
    static Meddler withholding(char meddled) {
        return new Meddler() {
            @Override
            public byte @Nullable [] toClient(char type, byte[] body) {
                return type == meddled ? null : body;
            }
        };
    }

    /** Latin-1 keeps every byte as it is. */
    private static byte[] replace(byte[] body, String from, String to) {
        return new String(body, StandardCharsets.ISO_8859_1).replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }
}
