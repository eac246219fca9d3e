package dev.pgfit.decision.matrix;

import java.util.Random;

/**
 * The chances that all decisions are resampled with: the same for each, so that the same input gives the same bytes and
 * two sets of criteria are compared under the same chances (common random numbers). {@link Random}'s algorithm is laid
 * down by the Java platform, so they are the same on every machine. Immutable once made; 240 kB.
 */
final class Draws {
    /** So many that a share of 0.8 is known to about ± 0.02, and one decision costs well under a millisecond. */
    static final int COUNT = 2000;

    private static final long SEED = 20_251_125L;

    /** What is drawn from a bell curve. */
    enum Normal {
        SECONDS,
        SPEED,
        MEMORY,
        CPU
    }

    /** What is drawn evenly from [0, 1). */
    enum Even {
        MEMORY_IN_GAPS,
        CPU_IN_GAPS,
        STABILITY,
        REQUIRED_LOST,
        REQUIRED_GAINED,
        OPTIONAL_LOST,
        OPTIONAL_GAINED,
        /** The score of a criterion without figures, and so on in the order of the criteria. */
        NO_INSTALLATION,
        NO_PERFORMANCE,
        NO_RESOURCES,
        NO_COMPATIBILITY
    }

    private static final double[][] NORMAL = new double[Normal.values().length][COUNT];
    private static final double[][] EVEN = new double[Even.values().length][COUNT];

    static {
        var random = new Random(SEED);
        for (int i = 0; i < COUNT; i++) {
            for (double[] row : NORMAL) {
                row[i] = random.nextGaussian();
            }
            for (double[] row : EVEN) {
                row[i] = random.nextDouble();
            }
        }
    }

    private Draws() {}

    static double normal(Normal what, int i) {
        return NORMAL[what.ordinal()][i];
    }

    static double even(Even what, int i) {
        return EVEN[what.ordinal()][i];
    }
}
