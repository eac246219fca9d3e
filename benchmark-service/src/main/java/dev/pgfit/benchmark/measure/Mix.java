package dev.pgfit.benchmark.measure;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Scripts, chosen by weight. A new one made from the same scripts and seed chooses the same: so both candidates are asked
 * the same. Not thread-safe: one event loop draws from it.
 */
public final class Mix {
    private final List<Script> scripts;
    private final double[] reaches;
    private final SplittableRandom random;

    public Mix(List<Script> scripts, long seed) {
        if (scripts.isEmpty()) {
            throw new IllegalArgumentException("a mix needs a script");
        }
        this.scripts = List.copyOf(scripts);
        this.reaches = new double[scripts.size()];
        double sum = 0;
        for (int i = 0; i < reaches.length; i++) {
            sum += scripts.get(i).weight();
            reaches[i] = sum;
        }
        this.random = new SplittableRandom(seed);
    }

    public List<Script> scripts() {
        return scripts;
    }

    /** The index of the next execution's script. */
    public int next() {
        int last = reaches.length - 1;
        if (last == 0) {
            return 0;
        }
        double point = random.nextDouble() * reaches[last];
        int chosen = 0;
        while (chosen < last && point >= reaches[chosen]) {
            chosen++;
        }
        return chosen;
    }
}
