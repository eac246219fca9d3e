package dev.pgfit.benchmark.measure;

/** Where {@link Vitals} come from. */
@FunctionalInterface
public interface VitalsSource {
    Vitals read();
}
