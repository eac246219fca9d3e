package dev.pgfit.benchmark.workload;

import java.time.LocalDateTime;
import java.util.List;

/** What makes the values of a column or parameter. All are deterministic given a seed. */
public sealed interface Generator {
    /** from, from + step, from + 2 step, … */
    record Sequence(Expression from, Expression step) implements Generator {}

    /** Whole numbers, each in [from, to] equally likely. */
    record Uniform(Expression from, Expression to) implements Generator {}

    /**
     * Whole numbers in [from, to], the k-th of them with a frequency in proportion to 1 / k^exponent: from is the most
     * frequent.
     */
    record Zipf(Expression from, Expression to, double exponent) implements Generator {}

    /** from, from + 1, …, to, from, … */
    record Cycle(Expression from, Expression to) implements Generator {}

    /** Decimal numbers in [from, to] with {@code scale} digits after the point. */
    record Decimal(Expression from, Expression to, int scale) implements Generator {}

    /** {@code prefix} followed by {@code length} lower-case letters. */
    record Text(String prefix, int length) implements Generator {}

    /** One of the values, each equally likely. */
    record Choice(List<Object> values) implements Generator {}

    /** The values one after the other, again and again. */
    record Rotate(List<Object> values) implements Generator {}

    /** Always the same value. */
    record Constant(Object value) implements Generator {}

    /** Moments in [from, to], to the second, without a zone. */
    record Timestamp(LocalDateTime from, LocalDateTime to) implements Generator {}

    /** Random (version 4) UUIDs from the seed. */
    record Uuid() implements Generator {}
}
