package dev.pgfit.local.console;

import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Plain lines, for logs and pipes: each new phase at once, then no more than a line every few seconds. What came too
 * soon after a line is shown later if nothing newer came: it may be the last word for minutes.
 */
final class PlainView implements ProgressView {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final PrintStream out;
    private final Instant start = Instant.now();
    private final Map<Phase, Instant> shown = new EnumMap<>(Phase.class);
    private final Map<Phase, Progress> heldBack = new EnumMap<>(Phase.class);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("plain-lines").factory());

    PlainView(PrintStream out) {
        this.out = out;
        var unused = clock.scheduleAtFixedRate(this::showHeldBack, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void show(Progress progress) {
        boolean complete = progress.total() > 0 && progress.done() >= progress.total();
        if (complete || isTime(progress.phase())) {
            print(progress);
        } else {
            heldBack.put(progress.phase(), progress);
        }
    }

    @Override
    public synchronized void note(String text) {
        print(text);
    }

    @Override
    public synchronized void warn(String line) {
        out.flush();
        System.err.println(line);
    }

    private boolean isTime(Phase phase) {
        Instant last = shown.get(phase);
        return last == null || Instant.now().isAfter(last.plus(PAUSE));
    }

    private synchronized void showHeldBack() {
        for (Progress progress : heldBack.values().toArray(Progress[]::new)) {
            if (isTime(progress.phase())) {
                print(progress);
            }
        }
    }

    private void print(Progress progress) {
        heldBack.remove(progress.phase());
        shown.put(progress.phase(), Instant.now());
        print(Words.line(progress));
    }

    private void print(String text) {
        out.printf("[%4d s] %s%n", Duration.between(start, Instant.now()).toSeconds(), text);
        out.flush();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        out.flush();
    }
}
