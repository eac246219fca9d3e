package dev.pgfit.monitor.window;

import dev.pgfit.contracts.LoadSlice;
import dev.pgfit.contracts.WindowKind;
import dev.pgfit.monitor.sample.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One candidate's windows. A sample is under load when at least half of it overlaps the candidate's own slices;
 * otherwise its middle decides whether it is before the load, after it, or between the candidate's turns. So the parts
 * divide the samples: none is counted twice, none is lost; the overall window holds all of them.
 */
public final class Windows {
    private static final double HALF = 0.5;

    private final @Nullable Instant loadStarted;
    private final @Nullable Instant loadFinished;
    private final Coverage own;
    private final Map<Integer, Coverage> sizes = new LinkedHashMap<>();

    Windows(@Nullable Instant loadStarted, @Nullable Instant loadFinished, List<LoadSlice> own) {
        this.loadStarted = loadStarted;
        this.loadFinished = loadFinished;
        this.own = new Coverage(own);
        Map<Integer, List<LoadSlice>> bySize = new LinkedHashMap<>();
        for (LoadSlice slice : own) {
            if (slice.rows() != null) {
                bySize.computeIfAbsent(slice.rows(), rows -> new ArrayList<>()).add(slice);
            }
        }
        bySize.forEach((rows, slices) -> sizes.put(rows, new Coverage(slices)));
    }

    /** Size of the data that the candidate worked on for at least half of the sample; {@code null} when there is none. */
    public @Nullable Integer rowsOf(Sample sample) {
        for (Map.Entry<Integer, Coverage> size : sizes.entrySet()) {
            if (size.getValue().share(sample.from(), sample.to()) >= HALF) {
                return size.getKey();
            }
        }
        return null;
    }

    public Part partOf(Sample sample) {
        if (own.share(sample.from(), sample.to()) >= HALF) {
            return Part.LOAD;
        }
        return outside(sample.middle());
    }

    /** Whether this moment belongs to the window: what is read at one moment has no length to overlap with. */
    public boolean holds(WindowKind window, Instant moment) {
        Part part = own.covers(moment) ? Part.LOAD : outside(moment);
        return switch (window) {
            case OVERALL -> true;
            case IDLE -> part == Part.IDLE;
            case LOAD -> part == Part.LOAD;
            case COOL_DOWN -> part == Part.COOL_DOWN;
        };
    }

    private Part outside(Instant moment) {
        if (loadFinished != null && !moment.isBefore(loadFinished)) {
            return Part.COOL_DOWN;
        }
        return loadStarted == null || moment.isBefore(loadStarted) ? Part.IDLE : Part.BETWEEN;
    }

    /** The samples of a window, in order. */
    public List<Sample> in(WindowKind window, List<Sample> samples) {
        return switch (window) {
            case OVERALL -> samples;
            case IDLE -> of(Part.IDLE, samples);
            case LOAD -> of(Part.LOAD, samples);
            case COOL_DOWN -> of(Part.COOL_DOWN, samples);
        };
    }

    private List<Sample> of(Part part, List<Sample> samples) {
        return samples.stream().filter(sample -> partOf(sample) == part).toList();
    }
}
