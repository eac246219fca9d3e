package dev.pgfit.benchmark.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * A statement as the messages of PostgreSQL's extended query protocol (version 3.0), all but the parameters written once.
 * Where the server may keep the statement under a name, an execution is Bind, Execute, Sync; else it is Parse, Bind,
 * Describe, Execute, Sync in one go, as libpq and node-postgres send it. Parameters and results are in text format.
 */
final class Request {
    private static final int LENGTH = 4;

    private final byte[] front;
    private final int bindLengthAt;
    private final byte[] back;

    private Request(byte[] front, int bindLengthAt, byte[] back) {
        this.front = front;
        this.bindLengthAt = bindLengthAt;
        this.back = back;
    }

    /** Of a statement that {@link #parse} has prepared. */
    static Request named(String name) {
        return of(Unpooled.buffer(), name, false);
    }

    /** Of a statement that is parsed anew each time. */
    static Request unnamed(String sql) {
        ByteBuf front = Unpooled.buffer();
        parse(front, "", sql);
        return of(front, "", true);
    }

    private static Request of(ByteBuf front, String name, boolean describe) {
        front.writeByte('B');
        int lengthAt = front.writerIndex();
        front.writeInt(0);
        text(front, "");
        text(front, name);
        front.writeShort(0); // all parameters in text format
        ByteBuf back = Unpooled.buffer();
        back.writeShort(0); // all columns, too
        if (describe) {
            back.writeByte('D').writeInt(LENGTH + 2).writeByte('P');
            text(back, "");
        }
        back.writeByte('E').writeInt(LENGTH + 1 + LENGTH);
        text(back, "");
        back.writeInt(0); // all rows
        sync(back);
        return new Request(bytes(front), lengthAt, bytes(back));
    }

    /** Appends one execution. */
    void write(ByteBuf out, Object[] values, int[] picks) {
        int start = out.writerIndex();
        out.writeBytes(front);
        out.writeShort(picks.length);
        for (int pick : picks) {
            TextFormat.write(out, values[pick]);
        }
        int lengthAt = start + bindLengthAt;
        out.setInt(lengthAt, out.writerIndex() + Short.BYTES - lengthAt);
        out.writeBytes(back);
    }

    static void parse(ByteBuf out, String name, String sql) {
        out.writeByte('P');
        int lengthAt = out.writerIndex();
        out.writeInt(0);
        text(out, name);
        text(out, sql);
        out.writeShort(0); // the server finds out the parameters' types
        out.setInt(lengthAt, out.writerIndex() - lengthAt);
    }

    /** Forgets a prepared statement; no error where there is none. */
    static void close(ByteBuf out, String name) {
        out.writeByte('C').writeInt(LENGTH + 1 + name.length() + 1).writeByte('S');
        text(out, name);
    }

    static void sync(ByteBuf out) {
        out.writeByte('S').writeInt(LENGTH);
    }

    /** Ends a COPY FROM STDIN, which no load can feed. */
    static void refuseCopy(ByteBuf out) {
        String why = "a benchmark has no data to copy";
        out.writeByte('f').writeInt(LENGTH + why.length() + 1);
        text(out, why);
        sync(out);
    }

    private static void text(ByteBuf out, String text) {
        out.writeCharSequence(text, StandardCharsets.UTF_8);
        out.writeByte(0);
    }

    private static byte[] bytes(ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        buffer.release();
        return bytes;
    }
}
