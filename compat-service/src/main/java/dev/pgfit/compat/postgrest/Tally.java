package dev.pgfit.compat.postgrest;

import dev.pgfit.compat.check.CheckFailed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many failures as one: those that are alike are counted, and one of each kind is quoted. */
final class Tally {
    private static final int KINDS = 3;

    private Tally() {}

    /**
     * The failure that they make together: a security finding if one of them is; else with the SQLSTATE and the layer of
     * the most frequent kind.
     *
     * @param unsent requests that were not sent in time
     */
    static CheckFailed of(List<CheckFailed> failures, int unsent, int total) {
        List<List<CheckFailed>> kinds = kinds(failures);
        List<String> parts = new ArrayList<>();
        kinds.stream()
                .limit(KINDS)
                .forEach(kind -> parts.add(
                        "%d × %s".formatted(kind.size(), kind.getFirst().words())));
        if (kinds.size() > KINDS) {
            parts.add("and %d other kinds".formatted(kinds.size() - KINDS));
        }
        if (unsent > 0) {
            parts.add("%d not sent in time".formatted(unsent));
        }
        String words =
                "%d of %d requests failed: %s".formatted(failures.size() + unsent, total, String.join("; ", parts));
        if (kinds.isEmpty()) {
            return new CheckFailed(words);
        }
        CheckFailed first = kinds.getFirst().getFirst();
        CheckFailed together = first.isLeak() ? CheckFailed.leak(words) : new CheckFailed(words, first.sqlState());
        return first.layer().map(together::of).orElse(together);
    }

    /** Security findings first, then the most frequent. */
    private static List<List<CheckFailed>> kinds(List<CheckFailed> failures) {
        Map<String, List<CheckFailed>> byKind = new LinkedHashMap<>();
        failures.forEach(failure ->
                byKind.computeIfAbsent(kind(failure), any -> new ArrayList<>()).add(failure));
        return byKind.values().stream()
                .sorted(Comparator.<List<CheckFailed>, Boolean>comparing(
                                kind -> !kind.getFirst().isLeak())
                        .thenComparing(kind -> -kind.size()))
                .toList();
    }

    private static String kind(CheckFailed failure) {
        if (failure.isLeak()) {
            return "leak";
        }
        String state = failure.sqlState();
        return state == null ? "wrong" : state;
    }
}
