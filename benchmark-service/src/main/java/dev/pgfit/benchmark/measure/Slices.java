package dev.pgfit.benchmark.measure;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.LoadSlice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** When which candidate was under load, on data of which size. Slices alike that follow each other become one. */
public final class Slices {
    private final int most;
    private final UnaryOperator<CandidateKind> loaded;
    private final List<LoadSlice> slices = new ArrayList<>();

    /**
     * @param most slices kept, so that the event of a very long benchmark still fits; later ones are left out
     * @param loaded whom the load on a side falls on
     */
    public Slices(int most, UnaryOperator<CandidateKind> loaded) {
        this.most = most;
        this.loaded = loaded;
    }

    /** @param rows size of the data, as the workload counts them */
    public void add(CandidateKind side, Instant from, Instant to, int rows) {
        CandidateKind candidate = loaded.apply(side);
        if (!slices.isEmpty() && alike(slices.getLast(), candidate, rows)) {
            slices.set(
                    slices.size() - 1, new LoadSlice(candidate, slices.getLast().from(), to, rows));
        } else if (slices.size() < most) {
            slices.add(new LoadSlice(candidate, from, to, rows));
        }
    }

    private static boolean alike(LoadSlice last, CandidateKind candidate, int rows) {
        return last.candidate() == candidate && last.rows() != null && last.rows() == rows;
    }

    public List<LoadSlice> all() {
        return List.copyOf(slices);
    }
}
