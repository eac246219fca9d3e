package dev.pgfit.benchmark.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Values as the protocol's text format has them, which the server can read whatever a parameter's type is. */
final class TextFormat {
    private static final int NULL = -1;
    private static final int LONGEST = 20;

    private TextFormat() {}

    /** Writes a value with its length in front. */
    static void write(ByteBuf out, @Nullable Object value) {
        switch (value) {
            case null -> out.writeInt(NULL);
            case Long number -> whole(out, number);
            case Integer number -> whole(out, number);
            case BigDecimal decimal -> text(out, decimal.toPlainString());
            default -> text(out, value.toString());
        }
    }

    private static void text(ByteBuf out, String text) {
        out.writeInt(ByteBufUtil.utf8Bytes(text));
        ByteBufUtil.writeUtf8(out, text);
    }

    /** Digits straight into the buffer: most parameters are whole numbers. */
    private static void whole(ByteBuf out, long number) {
        if (number == Long.MIN_VALUE) {
            text(out, Long.toString(number));
            return;
        }
        long rest = Math.abs(number);
        int length = number < 0 ? 2 : 1;
        for (long left = rest; left >= 10; left /= 10) {
            length++;
        }
        out.ensureWritable(Integer.BYTES + LONGEST);
        out.writeInt(length);
        int start = out.writerIndex();
        for (int at = start + length - 1; at >= start; at--) {
            out.setByte(at, '0' + (int) (rest % 10));
            rest /= 10;
        }
        if (number < 0) {
            out.setByte(start, '-');
        }
        out.writerIndex(start + length);
    }
}
