package dev.pgfit.compat.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The body of one message being written, big-endian, texts ending in zero. */
final class Packet {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Packet int32(int value) {
        body.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        return this;
    }

    Packet int16(int value) {
        body.write(value >>> 8);
        body.write(value);
        return this;
    }

    Packet int8(int value) {
        body.write(value);
        return this;
    }

    Packet text(String value) {
        body.writeBytes(value.getBytes(StandardCharsets.UTF_8));
        return int8(0);
    }

    Packet bytes(byte[] value) {
        body.writeBytes(value);
        return this;
    }

    /** The whole message of this type. */
    byte[] message(char type) {
        return ByteBuffer.allocate(1 + Integer.BYTES + body.size())
                .put((byte) type)
                .put(untyped())
                .array();
    }

    /** The whole message without a type, as the first on a connection are. */
    byte[] untyped() {
        return ByteBuffer.allocate(Integer.BYTES + body.size())
                .putInt(Integer.BYTES + body.size())
                .put(body.toByteArray())
                .array();
    }
}
