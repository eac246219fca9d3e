package dev.pgfit.compat.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A value for {@code $1}, {@code $2}, …
 *
 * @param bytes as the type's input or receive function wants them; {@code null} for NULL; not to be changed
 */
public record Parameter(Format format, byte @Nullable [] bytes) {
    public static final Parameter NULL = new Parameter(Format.TEXT, null);

    public static Parameter text(String value) {
        return new Parameter(Format.TEXT, value.getBytes(StandardCharsets.UTF_8));
    }

    /** An {@code int4} in binary. */
    public static Parameter int4(int value) {
        return new Parameter(
                Format.BINARY, ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }
}
