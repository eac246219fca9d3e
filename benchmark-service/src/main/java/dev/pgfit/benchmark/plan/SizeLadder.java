package dev.pgfit.benchmark.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Sizes of data beyond those that are tested, so that memory is known at enough of them for a curve. */
public final class SizeLadder {
    /** A curve takes at least so many sizes. */
    public static final int SIZES = 5;

    private static final int LARGEST = 1_000_000;

    private SizeLadder() {}

    /**
     * What to load after the tests, in ascending order: the largest size doubled, and doubled again, until there are
     * {@value #SIZES} sizes in all. Always larger ones: what a process once took it seldom gives back, so memory at a
     * smaller size can't be seen any more.
     */
    public static List<Integer> above(List<Integer> tested) {
        TreeSet<Integer> sizes = new TreeSet<>(tested);
        List<Integer> more = new ArrayList<>();
        while (!sizes.isEmpty() && sizes.size() < SIZES && sizes.last() <= LARGEST / 2) {
            int next = 2 * sizes.last();
            sizes.add(next);
            more.add(next);
        }
        return more;
    }
}
