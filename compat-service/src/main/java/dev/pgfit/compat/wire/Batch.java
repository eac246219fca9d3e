package dev.pgfit.compat.wire;

import java.io.ByteArrayOutputStream;

/**
 * Messages to the server, in the order in which they are added; they go out together when a {@link Wire} is given the
 * batch. Nothing is added of itself: without {@link #sync} or {@link #flush} the server may keep its answers.
 */
public final class Batch {
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    /** Simple query: one statement, or several separated by semicolons. */
    public Batch query(String sql) {
        return add('Q', new Packet().text(sql));
    }

    /**
     * Prepares a statement.
     *
     * @param statement its name; empty for the unnamed one
     * @param types object ids of the parameters' types; those left out, or zero, are inferred
     */
    public Batch parse(String statement, String sql, int... types) {
        Packet packet = new Packet().text(statement).text(sql).int16(types.length);
        for (int type : types) {
            packet.int32(type);
        }
        return add('P', packet);
    }

    public Batch bind(Bind bind) {
        Packet packet = new Packet().text(bind.portal()).text(bind.statement());
        packet.int16(bind.parameters().size());
        bind.parameters().forEach(parameter -> packet.int16(parameter.format().code()));
        packet.int16(bind.parameters().size());
        for (Parameter parameter : bind.parameters()) {
            byte[] value = parameter.bytes();
            if (value == null) {
                packet.int32(-1);
            } else {
                packet.int32(value.length).bytes(value);
            }
        }
        return add('B', packet.int16(1).int16(bind.results().code()));
    }

    public Batch describeStatement(String statement) {
        return add('D', new Packet().int8('S').text(statement));
    }

    public Batch describePortal(String portal) {
        return add('D', new Packet().int8('P').text(portal));
    }

    /** @param maxRows rows after which the portal is suspended; 0: all */
    public Batch execute(String portal, int maxRows) {
        return add('E', new Packet().text(portal).int32(maxRows));
    }

    /** The whole of the unnamed portal. */
    public Batch execute() {
        return execute("", 0);
    }

    public Batch closeStatement(String statement) {
        return add('C', new Packet().int8('S').text(statement));
    }

    public Batch closePortal(String portal) {
        return add('C', new Packet().int8('P').text(portal));
    }

    public Batch sync() {
        return add('S', new Packet());
    }

    public Batch flush() {
        return add('H', new Packet());
    }

    public Batch copyData(byte[] data) {
        return add('d', new Packet().bytes(data));
    }

    public Batch copyDone() {
        return add('c', new Packet());
    }

    public Batch copyFail(String reason) {
        return add('f', new Packet().text(reason));
    }

    public Batch terminate() {
        return add('X', new Packet());
    }

    byte[] bytes() {
        return messages.toByteArray();
    }

    private Batch add(char type, Packet packet) {
        messages.writeBytes(packet.message(type));
        return this;
    }
}
