package dev.pgfit.benchmark.plan;

import java.util.List;

/**
 * Who goes first in which round: A B, B A, A B, … (ABBA). A slow drift of the machine then falls on both alike.
 */
public final class Turns {
    private Turns() {}

    /** The order in one round, counted from 0. */
    public static <C> List<C> in(int round, List<C> candidates) {
        return round % 2 == 0 ? candidates : candidates.reversed();
    }
}
