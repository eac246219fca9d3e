package dev.pgfit.decision.matrix;

/**
 * How many of some checks would end otherwise if they ran again: binomial, by its cumulative distribution.
 *
 * @param cumulative probability of at most so many
 */
record Flakiness(double[] cumulative) {
    private static final double ALL = 1 - 1e-9;

    /** More checks than there will ever be; keeps an impossible report from costing time. */
    private static final int MOST = 10_000;

    static Flakiness of(int checks, double rate) {
        int n = Math.clamp(checks, 0, MOST);
        double probability = StrictMath.pow(1 - rate, n);
        double sum = probability;
        double[] cumulative = new double[n + 1];
        int k = 0;
        cumulative[0] = sum;
        while (sum < ALL && k < n) {
            probability *= (n - k) / (k + 1.0) * rate / (1 - rate);
            sum += probability;
            cumulative[++k] = sum;
        }
        return new Flakiness(java.util.Arrays.copyOf(cumulative, k + 1));
    }

    /** How many at this chance. */
    int at(double even) {
        int k = 0;
        while (k < cumulative.length - 1 && cumulative[k] < even) {
            k++;
        }
        return k;
    }
}
