package dev.pgfit.benchmark.measure;

/**
 * What the watch over a test's rounds saw. Those that were disturbed were measured again; the sums are of those that count.
 *
 * @param repeated pairs of rounds that were disturbed
 * @param unrepeated words for why a pair was disturbed that there was no time to repeat; empty when there is none
 * @param spent by machine and process
 * @param generator what the load generator did
 * @param nanos the rounds took
 */
public record Watched(int repeated, String unrepeated, Vitals spent, GeneratorTime generator, long nanos) {
    public static final Watched NONE = new Watched(0, "", Vitals.NONE, GeneratorTime.NONE, 0);

    /** A pair is to be repeated. */
    Watched disturbed(String why) {
        return new Watched(repeated + 1, why, spent, generator, nanos);
    }

    /** A round that counts, so that none is left to repeat. */
    Watched counting(LoadResult result, Vitals vitals) {
        return new Watched(
                repeated, "", spent.plus(vitals), generator.plus(result.generator()), nanos + result.nanos());
    }
}
