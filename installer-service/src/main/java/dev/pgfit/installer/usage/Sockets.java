package dev.pgfit.installer.usage;

import dev.pgfit.process.Account;
import dev.pgfit.process.CpuClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Network bytes of all candidates that are asked for, by one look at the kernel's sockets every few seconds: {@code ss}
 * reads them over netlink, and starting it is what costs. All 0 without {@code ss}. Thread-safe.
 */
final class Sockets {
    private static final boolean AVAILABLE = Account.onPath("ss");
    private static final Duration SELDOM_ENOUGH = Duration.ofSeconds(2);
    /** Nobody has asked for a port so long: its candidate is gone. */
    private static final long FORGOTTEN = Duration.ofMinutes(2).toNanos();

    private static final Map<Integer, Port> PORTS = new ConcurrentHashMap<>();
    private static final Refreshed<Boolean> LOOK = new Refreshed<>(false, SELDOM_ENOUGH, Sockets::look);
    private static final CpuClock CLOCK = new CpuClock();

    private static final class Port {
        private final SocketBytes sockets = new SocketBytes();
        private volatile SocketBytes.Bytes bytes = SocketBytes.Bytes.NONE;
        private volatile long asked = System.nanoTime();
    }

    private Sockets() {}

    /** As last seen; never waits. */
    static SocketBytes.Bytes of(int port) {
        Port known = PORTS.computeIfAbsent(port, number -> new Port());
        known.asked = System.nanoTime();
        LOOK.get();
        return known.bytes;
    }

    /** Counts afresh: another candidate has the port now. */
    static void forget(int port) {
        PORTS.remove(port);
    }

    private static boolean look() throws IOException, InterruptedException {
        long now = System.nanoTime();
        PORTS.values().removeIf(port -> now - port.asked > FORGOTTEN);
        if (!AVAILABLE || PORTS.isEmpty()) {
            return false;
        }
        Map<Integer, Map<String, SocketBytes.Bytes>> seen = SocketBytes.parse(
                ask(PORTS.keySet().stream().map(port -> "sport = :" + port).collect(Collectors.joining(" or "))));
        PORTS.forEach((port, known) -> known.bytes = known.sockets.take(seen.getOrDefault(port, Map.of())));
        return true;
    }

    private static String ask(String filter) throws IOException, InterruptedException {
        Process ss = new ProcessBuilder("ss", "-tineH", filter)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        StringBuilder answer = new StringBuilder();
        try (BufferedReader lines = ss.inputReader()) {
            for (String line; (line = lines.readLine()) != null; ) {
                answer.append(line).append('\n');
            }
        } finally {
            Background.childTook(CLOCK.nanos(ss.pid()));
            if (!ss.waitFor(2, TimeUnit.SECONDS)) {
                ss.destroyForcibly();
            }
        }
        return answer.toString();
    }
}
