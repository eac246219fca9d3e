package dev.pgfit.compat.wire;

import dev.pgfit.compat.database.Notification;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes messages of bytes; see the PostgreSQL documentation, Frontend/Backend Protocol, Message Formats. */
final class Decoder {
    private Decoder() {}

    /**
     * One message.
     *
     * @throws java.nio.BufferUnderflowException if the body is shorter than it says
     */
    static BackendMessage decode(char type, byte[] bytes) {
        ByteBuffer body = ByteBuffer.wrap(bytes);
        return switch (type) {
            case 'T' -> new BackendMessage.RowDescription(columns(body));
            case 't' -> new BackendMessage.ParameterDescription(types(body));
            case 'D' -> new BackendMessage.DataRow(row(body));
            case 'C' -> new BackendMessage.CommandComplete(text(body));
            case 'Z' -> new BackendMessage.ReadyForQuery((char) body.get());
            case 'E' -> new BackendMessage.ErrorResponse(fields(body));
            case 'N' -> new BackendMessage.NoticeResponse(fields(body));
            case 'A' -> {
                body.getInt();
                yield new BackendMessage.Notified(new Notification(text(body), text(body)));
            }
            case 'S' -> new BackendMessage.ParameterStatus(text(body), text(body));
            case 'K' -> new BackendMessage.BackendKeyData(body.getInt(), rest(body));
            case 'R' -> new BackendMessage.Authentication(body.getInt(), rest(body));
            case 'd' -> new BackendMessage.CopyData(bytes);
            default -> new BackendMessage.Plain(type);
        };
    }

    private static List<Column> columns(ByteBuffer body) {
        List<Column> columns = new ArrayList<>();
        for (int i = body.getShort(); i > 0; i--) {
            String name = text(body);
            body.getInt();
            body.getShort();
            int type = body.getInt();
            body.getShort();
            body.getInt();
            columns.add(new Column(name, type, body.getShort() == Format.TEXT.code() ? Format.TEXT : Format.BINARY));
        }
        return List.copyOf(columns);
    }

    private static List<Integer> types(ByteBuffer body) {
        List<Integer> types = new ArrayList<>();
        for (int i = body.getShort(); i > 0; i--) {
            types.add(body.getInt());
        }
        return List.copyOf(types);
    }

    private static Row row(ByteBuffer body) {
        List<byte @Nullable []> values = new ArrayList<>();
        for (int i = body.getShort(); i > 0; i--) {
            int length = body.getInt();
            if (length < 0) {
                values.add(null);
            } else {
                byte[] value = new byte[length];
                body.get(value);
                values.add(value);
            }
        }
        return new Row(values);
    }

    private static Map<Character, String> fields(ByteBuffer body) {
        Map<Character, String> fields = new HashMap<>();
        for (byte code = body.get(); code != 0; code = body.get()) {
            fields.put((char) code, text(body));
        }
        return Map.copyOf(fields);
    }

    private static String text(ByteBuffer body) {
        int start = body.position();
        while (body.get() != 0) {
            // on to the end
        }
        return new String(body.array(), start, body.position() - 1 - start, StandardCharsets.UTF_8);
    }

    private static byte[] rest(ByteBuffer body) {
        byte[] rest = new byte[body.remaining()];
        body.get(rest);
        return rest;
    }
}
