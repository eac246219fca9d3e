package dev.pgfit.benchmark.measure;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.LoadSlice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** When which candidate was under load. Slices of one candidate that follow each other become one. */
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

    public void add(CandidateKind side, Instant from, Instant to) {
        CandidateKind candidate = loaded.apply(side);
        if (!slices.isEmpty()) {
            LoadSlice last = slices.getLast();
            if (last.candidate() == candidate || slices.size() >= most) {
                if (last.candidate() == candidate) {
                    slices.set(slices.size() - 1, new LoadSlice(candidate, last.from(), to));
                }
                return;
            }
        }
        slices.add(new LoadSlice(candidate, from, to));
    }

    public List<LoadSlice> all() {
        return List.copyOf(slices);
    }
}
