package dev.pgfit.benchmark.stats;

import dev.pgfit.contracts.Ratio;
import dev.pgfit.contracts.Verdict;
import java.util.Locale;

/**
 * What an interval proves against an equivalence band around 1.
 *
 * @param band 0.05 means: between 1/1.05 and 1.05 the candidates count as equally fast
 * @param postgresql what to call the one in PostgreSQL's place
 * @param pglite the other
 */
public record Judge(double band, String postgresql, String pglite) {
    /** A verdict and the words for it. */
    public record Judgement(Verdict verdict, String reason) {}

    /**
     * @param rounds pairs of rounds behind the ratio
     */
    public Judgement judge(Ratio ratio, int rounds) {
        double upper = 1 + band;
        double lower = 1 / upper;
        if (rounds < RatioInterval.FEWEST_ROUNDS) {
            return new Judgement(
                    Verdict.NOT_PROVABLE,
                    rounds + (rounds == 1 ? " round is" : " rounds are") + " too few for an interval; "
                            + RatioInterval.FEWEST_ROUNDS + " are needed");
        }
        if (ratio.low() > upper) {
            return new Judgement(
                    Verdict.POSTGRESQL_FASTER,
                    postgresql + " is " + times(ratio.value()) + " faster " + interval(ratio));
        }
        if (ratio.high() < lower) {
            return new Judgement(
                    Verdict.PGLITE_FASTER, pglite + " is " + times(1 / ratio.value()) + " faster " + interval(ratio));
        }
        if (ratio.low() >= lower && ratio.high() <= upper) {
            return new Judgement(
                    Verdict.EQUIVALENT, text("within ±%.0f %% of each other ", band * 100) + interval(ratio));
        }
        return new Judgement(
                Verdict.NOT_PROVABLE,
                text("the rounds scatter too much to tell at ±%.0f %% ", band * 100) + interval(ratio));
    }

    private static String times(double factor) {
        return text(factor < 10 ? "%.2f×" : "%.0f×", factor);
    }

    private static String interval(Ratio ratio) {
        return text(
                "(ratio %.3f, %.0f %% interval %.3f to %.3f)",
                ratio.value(), ratio.confidence() * 100, ratio.low(), ratio.high());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
