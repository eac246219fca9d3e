package dev.pgfit.benchmark.data;

import dev.pgfit.benchmark.workload.Generator;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;

/** Generators at work. */
public final class ValueStreams {
    private ValueStreams() {}

    /**
     * The values that a generator makes.
     *
     * @param rows the row count that expressions are computed for
     */
    public static ValueStream of(Generator generator, long rows, SplittableRandom random) {
        return switch (generator) {
            case Generator.Sequence(var from, var step) -> sequence(from.evaluate(rows), step.evaluate(rows));
            case Generator.Uniform(var from, var to) -> {
                long low = from.evaluate(rows);
                long high = Math.addExact(to.evaluate(rows), 1);
                yield () -> random.nextLong(low, high);
            }
            case Generator.Zipf(var from, var to, var exponent) ->
                zipf(from.evaluate(rows), to.evaluate(rows), exponent, random);
            case Generator.Cycle(var from, var to) -> cycle(from.evaluate(rows), to.evaluate(rows));
            case Generator.Decimal(var from, var to, var scale) ->
                decimal(from.evaluate(rows), to.evaluate(rows), scale, random);
            case Generator.Text(var prefix, var length) -> () -> text(prefix, length, random);
            case Generator.Choice(var values) -> () -> values.get(random.nextInt(values.size()));
            case Generator.Rotate(var values) -> rotate(values);
            case Generator.Constant(var value) -> () -> value;
            case Generator.Timestamp(var from, var to) -> timestamp(from, to, random);
            case Generator.Uuid() -> () -> uuid(random);
        };
    }

    private static ValueStream sequence(long from, long step) {
        return new ValueStream() {
            private long next = from;

            @Override
            public Object next() {
                long value = next;
                next += step;
                return value;
            }
        };
    }

    /** By rejection-inversion, in constant time and memory (Hörmann and Derflinger, ACM TOMACS 6, 1996). */
    private static ValueStream zipf(long from, long to, double exponent, SplittableRandom random) {
        UniformRandomProvider source = random::nextLong;
        DiscreteSampler ranks = RejectionInversionZipfSampler.of(source, Math.toIntExact(to - from + 1), exponent);
        return () -> from + ranks.sample() - 1;
    }

    private static ValueStream cycle(long from, long to) {
        return new ValueStream() {
            private long next = from;

            @Override
            public Object next() {
                long value = next;
                next = value == to ? from : value + 1;
                return value;
            }
        };
    }

    private static ValueStream decimal(long from, long to, int scale, SplittableRandom random) {
        long unit = BigDecimal.TEN.pow(scale).longValueExact();
        long low = Math.multiplyExact(from, unit);
        long high = Math.addExact(Math.multiplyExact(to, unit), 1);
        return () -> BigDecimal.valueOf(random.nextLong(low, high), scale);
    }

    private static String text(String prefix, int length, SplittableRandom random) {
        StringBuilder text = new StringBuilder(prefix.length() + length).append(prefix);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private static ValueStream rotate(List<Object> values) {
        return new ValueStream() {
            private int next;

            @Override
            public Object next() {
                Object value = values.get(next);
                next = next + 1 == values.size() ? 0 : next + 1;
                return value;
            }
        };
    }

    private static ValueStream timestamp(LocalDateTime from, LocalDateTime to, SplittableRandom random) {
        long seconds = Duration.between(from, to).toSeconds();
        return () -> from.plusSeconds(random.nextLong(seconds + 1));
    }

    private static UUID uuid(SplittableRandom random) {
        long most = random.nextLong() & ~0xF000L | 0x4000L;
        long least = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }
}
