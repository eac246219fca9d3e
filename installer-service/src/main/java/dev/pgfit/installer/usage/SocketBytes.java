package dev.pgfit.installer.usage;

import dev.pgfit.process.Account;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Payload bytes over the TCP connections to one local port, from the kernel's own counters per socket (by {@code ss},
 * which reads them over netlink). Closed connections stay counted with what was last seen of them: bytes between the
 * last look and the closing are not, nor are connections that come and go between two looks. All 0 without {@code ss}.
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
    private static final boolean AVAILABLE = Account.onPath("ss");

    private final int port;
    private Map<String, Bytes> open = new HashMap<>();
    private Bytes closed = Bytes.NONE;

    SocketBytes(int port) {
        this.port = port;
    }

    /** Looks now; costs one short process. */
    synchronized Bytes look() throws IOException, InterruptedException {
        if (!AVAILABLE) {
            return Bytes.NONE;
        }
        Process ss = new ProcessBuilder("ss", "-tineH", "sport", "=", ":" + port)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        StringBuilder answer = new StringBuilder();
        try (BufferedReader lines = ss.inputReader()) {
            for (String line; (line = lines.readLine()) != null; ) {
                answer.append(line).append('\n');
            }
        } finally {
            if (!ss.waitFor(2, TimeUnit.SECONDS)) {
                ss.destroyForcibly();
            }
        }
        return take(parse(answer.toString()));
    }

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

    /** Bytes by the kernel's cookie of the socket. One socket takes a line and indented ones that follow it. */
    static Map<String, Bytes> parse(String answer) {
        Map<String, Bytes> sockets = new HashMap<>();
        for (String socket : answer.split("\n(?!\\s)", -1)) {
            Matcher name = SOCKET.matcher(socket);
            if (name.find()) {
                long sent = Math.max(number(SENT, socket), number(ACKED, socket));
                sockets.put(name.group(1), new Bytes(number(RECEIVED, socket), sent));
            }
        }
        return sockets;
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }
}
