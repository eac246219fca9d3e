package dev.pgfit.installer.usage;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Payload bytes over the TCP connections to one local port, from the kernel's own counters per socket. Closed
 * connections stay counted with what was last seen of them: bytes between the last look and the closing are not, nor are
 * connections that come and go between two looks.
 */
final class SocketBytes {
    /** Bytes in both directions, as the server sees them. */
    record Bytes(long received, long sent) {
        static final Bytes NONE = new Bytes(0, 0);

        Bytes plus(Bytes other) {
            return new Bytes(received + other.received, sent + other.sent);
        }
    }

    private static final Pattern SOCKET = Pattern.compile("\\bsk:(\\w+)");
    private static final Pattern SENT = Pattern.compile("\\bbytes_sent:(\\d+)");
    private static final Pattern ACKED = Pattern.compile("\\bbytes_acked:(\\d+)");
    private static final Pattern RECEIVED = Pattern.compile("\\bbytes_received:(\\d+)");
    private static final Pattern LOCAL = Pattern.compile("^\\S+\\s+\\d+\\s+\\d+\\s+\\S*:(\\d+)\\s");

    private Map<String, Bytes> open = new HashMap<>();
    private Bytes closed = Bytes.NONE;

    /** Takes in what is open now. */
    synchronized Bytes take(Map<String, Bytes> now) {
        open.forEach((socket, last) -> {
            Bytes current = now.get(socket);
            if (current == null || current.received() < last.received() || current.sent() < last.sent()) {
                closed = closed.plus(last);
            }
        });
        open = now;
        return open.values().stream().reduce(closed, Bytes::plus);
    }

    /**
     * Bytes by local port, and there by the kernel's cookie of the socket. One socket takes a line and indented ones that
     * follow it.
     */
    static Map<Integer, Map<String, Bytes>> parse(String answer) {
        Map<Integer, Map<String, Bytes>> ports = new HashMap<>();
        for (String socket : answer.split("\n(?!\\s)", -1)) {
            Matcher name = SOCKET.matcher(socket);
            Matcher local = LOCAL.matcher(socket);
            if (name.find() && local.find()) {
                long sent = Math.max(number(SENT, socket), number(ACKED, socket));
                ports.computeIfAbsent(Integer.parseInt(local.group(1)), port -> new HashMap<>())
                        .put(name.group(1), new Bytes(number(RECEIVED, socket), sent));
            }
        }
        return ports;
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }
}
