package dev.pgfit.compat.runner;

import dev.pgfit.compat.check.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which checks are run where.
 *
 * @param own on the candidate itself
 * @param pooled those that need more connections than the candidate's transport lets in
 * @param destructive those that may take the transport down; they go last
 */
record Placement(List<Check> own, List<Check> pooled, List<Check> destructive) {
    /** @param maxConnections that the candidate's transport serves at once; empty: no limit */
    static Placement of(List<Check> checks, OptionalInt maxConnections) {
        List<Check> own = new ArrayList<>();
        List<Check> pooled = new ArrayList<>();
        List<Check> destructive = new ArrayList<>();
        for (Check check : checks) {
            if (check.info().conditions().destructive()) {
                destructive.add(check);
            } else if (check.info().conditions().connections() > maxConnections.orElse(Integer.MAX_VALUE)) {
                pooled.add(check);
            } else {
                own.add(check);
            }
        }
        return new Placement(List.copyOf(own), List.copyOf(pooled), List.copyOf(destructive));
    }

    /** What a disposable candidate is wanted for, in order. */
    List<Check> apart() {
        List<Check> apart = new ArrayList<>(pooled);
        apart.addAll(destructive);
        return apart;
    }
}
