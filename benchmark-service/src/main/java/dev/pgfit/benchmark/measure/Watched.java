package dev.pgfit.benchmark.measure;

/**
 * What the watch over a test's rounds saw. Disturbed pairs are measured again; the sums are of rounds that count.
 *
 * @param repeated pairs of rounds that were disturbed and did not count
 * @param inARow of these, the last ones
 * @param pending why the last pair is to be repeated; empty when it counts
 * @param givenUp why a pair counts although it was disturbed, as repeating did not help; empty when there is none
 * @param spent by machine and process
 * @param generator what the load generator did
 * @param nanos the rounds took
 */
public record Watched(
        int repeated, int inARow, String pending, String givenUp, Vitals spent, GeneratorTime generator, long nanos) {
    public static final Watched NONE = new Watched(0, 0, "", "", Vitals.NONE, GeneratorTime.NONE, 0);
    /** What disturbs a pair so often in a row is no accident. */
    private static final int MOST_IN_A_ROW = 3;

    /** Words for a disturbed pair that could not be repeated, so that nothing is proved; empty when there is none. */
    public String unrepeated() {
        return givenUp.isEmpty() ? pending : givenUp;
    }

    /** Whether repeating a disturbed pair may help. */
    boolean mayRepeat() {
        return givenUp.isEmpty() && inARow < MOST_IN_A_ROW;
    }

    Watched repeating(String why) {
        return new Watched(repeated + 1, inARow + 1, why, givenUp, spent, generator, nanos);
    }

    /** The pair counts; {@code disturbed} is empty when nothing was wrong with it. */
    Watched counting(String disturbed) {
        return new Watched(repeated, 0, "", givenUp.isEmpty() ? disturbed : givenUp, spent, generator, nanos);
    }

    Watched plus(LoadResult result, Vitals vitals) {
        return new Watched(
                repeated,
                inARow,
                pending,
                givenUp,
                spent.plus(vitals),
                generator.plus(result.generator()),
                nanos + result.nanos());
    }
}
