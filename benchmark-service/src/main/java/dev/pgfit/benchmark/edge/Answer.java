package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.measure.Failure;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the messages of one answer, up to ReadyForQuery. Each row is walked field by field and counted, and the count
 * is held against what the server says at the end; what a client may do with the values is not measured.
 */
final class Answer {
    private long rowsSeen;
    private long rowsSaid;
    private @Nullable Failure failure;

    /** Rows returned or changed, as the server says. */
    long rows() {
        return rowsSaid;
    }

    @Nullable
    Failure failure() {
        return failure;
    }

    void reset() {
        rowsSeen = 0;
        rowsSaid = 0;
        failure = null;
    }

    void row(ByteBuf in, int from, int end) {
        int fields = in.getShort(from);
        int at = from + Short.BYTES;
        for (int i = 0; i < fields; i++) {
            at += Integer.BYTES + Math.max(0, in.getInt(at));
        }
        if (at != end) {
            broken("a row of " + fields + " fields doesn't fill its message");
        }
        rowsSeen++;
    }

    /** The number at the end of a tag, such as {@code SELECT 3} or {@code INSERT 0 3}; none is 0. */
    void complete(ByteBuf in, int from, int end) {
        long rows = 0;
        long unit = 1;
        int at = end - 2;
        for (byte digit = in.getByte(at); digit >= '0' && digit <= '9' && at > from; digit = in.getByte(--at)) {
            rows += (digit - '0') * unit;
            unit *= 10;
        }
        rowsSaid = rows;
        if (rowsSeen > 0 && rowsSeen != rows) {
            broken("the server said " + rows + " rows, but " + rowsSeen + " came");
        }
    }

    void error(ByteBuf in, int from, int end) {
        String message = "";
        String state = "";
        int at = from;
        while (at < end && in.getByte(at) != 0) {
            int stop = in.indexOf(at + 1, end, (byte) 0);
            String text = in.toString(at + 1, stop - at - 1, StandardCharsets.UTF_8);
            switch (in.getByte(at)) {
                case 'M' -> message = text;
                case 'C' -> state = text;
                default -> {}
            }
            at = stop + 1;
        }
        failed(new Failure(Failure.Kind.ERROR, message + " (SQLSTATE " + state + ")"));
    }

    void broken(String words) {
        failed(new Failure(Failure.Kind.ERROR, words));
    }

    private void failed(Failure why) {
        if (failure == null) {
            failure = why;
        }
    }
}
