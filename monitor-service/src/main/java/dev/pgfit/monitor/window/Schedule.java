package dev.pgfit.monitor.window;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.LoadSlice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the load was, as far as the benchmark has told.
 *
 * @param loadStarted {@code null}: not told, or there was no load
 * @param loadFinished likewise
 */
public record Schedule(
        @Nullable Instant loadStarted, @Nullable Instant loadFinished, List<LoadSlice> slices) {
    /** No load: all is idle. */
    public static final Schedule NO_LOAD = new Schedule(null, null, List.of());

    public Schedule {
        slices = List.copyOf(slices);
    }

    /** The windows of one candidate. */
    public Windows of(CandidateKind candidate) {
        List<LoadSlice> own =
                slices.stream().filter(s -> s.candidate() == candidate).toList();
        return new Windows(begin(), loadFinished, own);
    }

    /** When LoadStarted never came (a service restarted meanwhile), the first slice tells as well. */
    private @Nullable Instant begin() {
        Instant first =
                slices.stream().map(LoadSlice::from).min(Instant::compareTo).orElse(loadFinished);
        return loadStarted == null ? first : loadStarted;
    }
}
