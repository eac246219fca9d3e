package dev.pgfit.benchmark.data;

import java.util.SplittableRandom;

/** One seed per purpose from the run's one seed, so that no two streams run in step. */
public final class Seeds {
    private Seeds() {}

    /** A source of random numbers that depends on the seed and all the parts. */
    public static SplittableRandom random(long seed, Object... parts) {
        long mixed = seed;
        for (Object part : parts) {
            // string and number hashes are specified by the language, so they are the same on every machine
            mixed = mixed * 0x9E3779B97F4A7C15L + part.hashCode();
            mixed ^= mixed >>> 32;
        }
        return new SplittableRandom(mixed);
    }
}
