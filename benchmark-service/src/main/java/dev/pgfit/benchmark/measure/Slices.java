package dev.pgfit.benchmark.measure;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.LoadSlice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When which candidate was under load. Slices of one candidate that follow each other become one. */
public final class Slices {
    private final int most;
    private final List<LoadSlice> slices = new ArrayList<>();

    /** @param most slices kept, so that the event of a very long benchmark still fits; later ones are left out */
    public Slices(int most) {
        this.most = most;
    }

    public void add(CandidateKind candidate, Instant from, Instant to) {
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
