package dev.pgfit.local.console;

import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One line on a terminal that changes in place; a phase that gives way to the next leaves a line behind. */
final class LiveView implements ProgressView {
    private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final long FRAME_MILLIS = 120;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final int columns;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("live-line").factory());
    private Instant since = Instant.now();
    private String text = "";
    private @Nullable Phase phase;
    private int frame;
    private boolean closed;

    LiveView(PrintStream out, int columns) {
        this.out = out;
        this.columns = columns;
        var unused = clock.scheduleAtFixedRate(this::draw, 0, FRAME_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void show(Progress progress) {
        // the monitor watches beside the benchmark: its words would only hide the ones people wait for
        if (progress.phase() == Phase.RESOURCES && phase == Phase.BENCHMARK) {
            return;
        }
        if (phase != progress.phase()) {
            leaveBehind();
            phase = progress.phase();
            since = Instant.now();
        }
        text = Words.line(progress);
        draw();
    }

    @Override
    public synchronized void note(String note) {
        text = note;
        draw();
    }

    @Override
    public synchronized void warn(String line) {
        out.print(CLEAR_LINE);
        out.flush();
        System.err.println(line);
    }

    private void leaveBehind() {
        if (phase != null) {
            out.print(CLEAR_LINE + "✓ " + Words.title(phase) + "  " + Words.time(sincePhase()) + "\n");
        }
    }

    private Duration sincePhase() {
        return Duration.between(since, Instant.now());
    }

    private synchronized void draw() {
        if (closed || text.isEmpty()) {
            return;
        }
        frame = (frame + 1) % SPINNER.length();
        String line = SPINNER.charAt(frame) + " " + text + "  " + Words.time(sincePhase());
        out.print(CLEAR_LINE + (line.length() < columns ? line : line.substring(0, columns - 1)));
        out.flush();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        clock.shutdownNow();
        leaveBehind();
        out.print(CLEAR_LINE);
        out.flush();
    }
}
