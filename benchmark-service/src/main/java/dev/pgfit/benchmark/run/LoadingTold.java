package dev.pgfit.benchmark.run;

import dev.pgfit.benchmark.plan.InWords;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Says how far the loading of a candidate's data is, no more than every few seconds. */
final class LoadingTold {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String head;
    private final Consumer<String> said;
    private final long begun = System.nanoTime();
    private long last = begun;

    LoadingTold(String candidate, int rows, Consumer<String> said) {
        this.head = candidate + ": loading data for " + rows + " rows";
        this.said = said;
        said.accept(head);
    }

    /** So many of a table's rows are there. */
    void rows(String table, long done, long total) {
        tell(String.format(Locale.ROOT, "%,d of %,d rows of %s", done, total, table));
    }

    /** Goes on with something that may take long. */
    void step(String what) {
        tell(what);
    }

    /** Everything is there; said when it took long enough for someone to wait. */
    void done() {
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        if (took.compareTo(PAUSE) >= 0) {
            said.accept(head + ": took " + InWords.of(took));
        }
    }

    private void tell(String what) {
        long now = System.nanoTime();
        if (now - last >= PAUSE.toNanos()) {
            said.accept(head + ": " + what);
            last = now;
        }
    }
}
