package dev.pgfit.benchmark.data;

/** Values for one execution after the other. Not thread-safe: one event loop draws from it. */
@FunctionalInterface
public interface ParameterSource {
    /** The values of the next execution, all that its statements need; the array belongs to the caller. */
    Object[] next();
}
