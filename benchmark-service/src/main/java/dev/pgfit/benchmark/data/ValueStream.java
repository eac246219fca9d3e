package dev.pgfit.benchmark.data;

/** Endless values of one column or parameter: Long, String, BigDecimal, Boolean, LocalDateTime or UUID. */
@FunctionalInterface
public interface ValueStream {
    Object next();
}
