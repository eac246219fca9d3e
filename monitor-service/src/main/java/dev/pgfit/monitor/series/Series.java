package dev.pgfit.monitor.series;

import dev.pgfit.monitor.sample.Sample;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A candidate's samples in order, never more than a cap.
 *
 * <p>At the cap, each two adjoining samples are merged into one, and from then on twice as many incoming ones are merged
 * before they are kept. So an observation of any length fits; what was spent still adds up exactly and peaks stay exact;
 * minima, percentiles and variance are those of the merged samples. Samples on both sides of a gap are never merged; if
 * a series of gaps leaves too little to merge, every second sample is dropped and counted.
 *
 * <p>Takes 104 bytes a sample (3.4 MB at 32 768), allocated as it grows. Not thread-safe.
 */
public final class Series {
    private static final int FIRST_CAPACITY = 512;

    private final int cap;
    private long[] cells;
    private int size;
    private int granularity = 1;
    private long dropped;
    private @Nullable Sample pending;
    private int pendingCount;

    /** @param cap most samples kept, at least 2 */
    public Series(int cap) {
        if (cap < 2) {
            throw new IllegalArgumentException("a series keeps at least 2 samples, not " + cap);
        }
        this.cap = cap;
        this.cells = new long[Math.min(cap, FIRST_CAPACITY) * SampleCodec.WIDTH];
    }

    public void add(Sample sample) {
        Sample open = pending;
        if (open != null && !open.adjoins(sample)) {
            flush();
            open = null;
        }
        pending = open == null ? sample : open.merge(sample);
        pendingCount++;
        if (pendingCount >= granularity) {
            flush();
        }
    }

    /** Merges until at most this many samples are left; for series kept only to be looked at. */
    public void compact(int most) {
        flush();
        while (size > most) {
            thin();
        }
        cells = Arrays.copyOf(cells, Math.max(1, size) * SampleCodec.WIDTH);
    }

    public int size() {
        return size + (pending == null ? 0 : 1);
    }

    /** How many readings one kept sample stands for. */
    public int granularity() {
        return granularity;
    }

    /** Samples lost to the cap. */
    public long dropped() {
        return dropped;
    }

    /** A copy that later samples don't change; a sample is decoded each time it is asked for. */
    public List<Sample> snapshot() {
        long[] copy = Arrays.copyOf(cells, size() * SampleCodec.WIDTH);
        if (pending != null) {
            SampleCodec.write(pending, copy, size * SampleCodec.WIDTH);
        }
        return new Snapshot(copy);
    }

    private void flush() {
        if (pending != null) {
            append(pending);
            pending = null;
            pendingCount = 0;
        }
    }

    private void append(Sample sample) {
        if (size == cap) {
            thin();
        }
        if ((size + 1) * SampleCodec.WIDTH > cells.length) {
            int capacity = Math.min(cap, Math.max(size * 2, FIRST_CAPACITY));
            cells = Arrays.copyOf(cells, capacity * SampleCodec.WIDTH);
        }
        SampleCodec.write(sample, cells, size * SampleCodec.WIDTH);
        size++;
    }

    private void thin() {
        int before = size;
        mergePairs();
        granularity *= 2;
        if (size > before * 3 / 4) {
            dropEverySecond();
        }
    }

    private void mergePairs() {
        int kept = 0;
        int i = 0;
        while (i < size) {
            Sample sample = get(i++);
            if (i < size && sample.adjoins(get(i))) {
                sample = sample.merge(get(i++));
            }
            SampleCodec.write(sample, cells, kept++ * SampleCodec.WIDTH);
        }
        size = kept;
    }

    private void dropEverySecond() {
        int kept = 0;
        for (int i = 0; i < size; i += 2) {
            SampleCodec.write(get(i), cells, kept++ * SampleCodec.WIDTH);
        }
        dropped += size - kept;
        size = kept;
    }

    private Sample get(int index) {
        return SampleCodec.read(cells, index * SampleCodec.WIDTH);
    }

    private static final class Snapshot extends AbstractList<Sample> {
        private final long[] cells;

        Snapshot(long[] cells) {
            this.cells = cells;
        }

        @Override
        public Sample get(int index) {
            return SampleCodec.read(cells, index * SampleCodec.WIDTH);
        }

        @Override
        public int size() {
            return cells.length / SampleCodec.WIDTH;
        }
    }
}
