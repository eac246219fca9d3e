package dev.pgfit.benchmarks.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How often decisions were right, by how sure they said they were. Not thread-safe. */
final class Reliability {
    /** Lower ends of the bins, in percent; the last one is for the highest confidence there is. */
    private static final int[] ENDS = {0, 50, 60, 70, 80, 90, 95, 99, 100};

    private static final double Z95 = 1.959964;

    private final long[] decisions = new long[ENDS.length - 1];
    private final long[] right = new long[ENDS.length - 1];
    private final double[] stated = new double[ENDS.length - 1];

    void add(double confidence, boolean correct) {
        int bin = 0;
        while (bin < decisions.length - 1 && confidence * 100 >= ENDS[bin + 1]) {
            bin++;
        }
        decisions[bin]++;
        right[bin] += correct ? 1 : 0;
        stated[bin] += confidence;
    }

    /** Whether of the decisions stated at 80 to 90 % as many were right. */
    boolean calibrated() {
        double share = right[4] / (double) decisions[4];
        return share >= 0.8 && share <= 0.9;
    }

    String eightyToNinety() {
        return String.format(
                Locale.ROOT,
                "Of %d decisions stated at 80 to 90 %%, %.1f %% were right (95 %% interval %s).",
                decisions[4],
                100.0 * right[4] / decisions[4],
                interval(4));
    }

    /** The mean distance between what was stated and what was right, weighted by decisions, in percentage points. */
    double error() {
        double sum = 0;
        long all = 0;
        for (int i = 0; i < decisions.length; i++) {
            sum += Math.abs(stated[i] - right[i]);
            all += decisions[i];
        }
        return 100 * sum / all;
    }

    static List<String> heads() {
        return List.of("stated", "decisions", "stated, mean", "right", "95 % interval");
    }

    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < decisions.length; i++) {
            String bin = ENDS[i] == 99 ? "99 %" : ENDS[i] + " to " + ENDS[i + 1] + " %";
            rows.add(
                    decisions[i] == 0
                            ? List.of(bin, "0", "", "", "")
                            : List.of(
                                    bin,
                                    Long.toString(decisions[i]),
                                    percent(stated[i] / decisions[i]),
                                    percent(right[i] / (double) decisions[i]),
                                    interval(i)));
        }
        return rows;
    }

    /** Wilson's interval of a share. */
    private String interval(int bin) {
        double n = decisions[bin];
        double p = right[bin] / n;
        double z2 = Z95 * Z95;
        double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = Z95 * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
        return percent(centre - half) + " to " + percent(centre + half);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
