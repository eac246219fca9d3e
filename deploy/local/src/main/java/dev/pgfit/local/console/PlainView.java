package dev.pgfit.local.console;

import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Plain lines, for logs and pipes: each new phase at once, then no more than a line every few seconds. */
final class PlainView implements ProgressView {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final PrintStream out;
    private final Instant start = Instant.now();
    private final Map<Phase, Instant> shown = new EnumMap<>(Phase.class);

    PlainView(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void show(Progress progress) {
        Instant now = Instant.now();
        Instant last = shown.get(progress.phase());
        boolean complete = progress.total() > 0 && progress.done() >= progress.total();
        if (last == null || complete || now.isAfter(last.plus(PAUSE))) {
            shown.put(progress.phase(), now);
            print(Words.line(progress));
        }
    }

    @Override
    public synchronized void note(String text) {
        print(text);
    }

    private void print(String text) {
        out.printf("[%4d s] %s%n", Duration.between(start, Instant.now()).toSeconds(), text);
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
