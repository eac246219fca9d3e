package dev.pgfit.monitor.series;

import dev.pgfit.monitor.sample.Level;
import dev.pgfit.monitor.sample.Sample;
import dev.pgfit.monitor.sample.Spent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A sample as {@link #WIDTH} longs: 112 bytes instead of about 250 as objects. Times in microseconds. */
final class SampleCodec {
    static final int WIDTH = 14;

    private SampleCodec() {}

    static void write(Sample sample, long[] cells, int at) {
        Spent spent = sample.spent();
        Level level = sample.level();
        cells[at] = ChronoUnit.MICROS.between(Instant.EPOCH, sample.from());
        cells[at + 1] = ChronoUnit.MICROS.between(Instant.EPOCH, sample.to());
        cells[at + 2] = Double.doubleToRawLongBits(spent.cpuSeconds());
        cells[at + 3] = spent.ioReadBytes();
        cells[at + 4] = spent.ioWrittenBytes();
        cells[at + 5] = spent.networkReceivedBytes();
        cells[at + 6] = spent.networkSentBytes();
        cells[at + 7] = level.memoryBytes();
        cells[at + 8] = level.residentBytes();
        cells[at + 9] = level.diskBytes();
        cells[at + 10] = ((long) level.processes() << 32) | level.threads();
        cells[at + 11] = Double.doubleToRawLongBits(sample.peakCpuPercent());
        cells[at + 12] = sample.peakMemoryBytes();
        cells[at + 13] = level.anonymousBytes();
    }

    static Sample read(long[] cells, int at) {
        return new Sample(
                Instant.EPOCH.plus(cells[at], ChronoUnit.MICROS),
                Instant.EPOCH.plus(cells[at + 1], ChronoUnit.MICROS),
                new Spent(
                        Double.longBitsToDouble(cells[at + 2]),
                        cells[at + 3],
                        cells[at + 4],
                        cells[at + 5],
                        cells[at + 6]),
                new Level(
                        cells[at + 7],
                        cells[at + 13],
                        cells[at + 8],
                        cells[at + 9],
                        (int) (cells[at + 10] >>> 32),
                        (int) cells[at + 10]),
                Double.longBitsToDouble(cells[at + 11]),
                cells[at + 12]);
    }
}
