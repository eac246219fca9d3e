package dev.pgfit.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first difference between two plans that a person would see, in words. */
public final class PlanDifference {
    /** A node's line in EXPLAIN's text format, such as {@code   ->  Hash Join  (cost=1.09..2.30 rows=5 width=4)}. */
    private static final Pattern NODE =
            Pattern.compile("^\\s*(?:->\\s+)?(?<node>[A-Z][^(:]*?)\\s+\\(cost=[^ ]+ rows=.*$");

    private static final Pattern JIT = Pattern.compile("^\\s*JIT:", Pattern.MULTILINE);

    private PlanDifference() {}

    /**
     * @param postgresql in EXPLAIN's text format
     * @param pglite the same
     */
    public static String of(String postgresql, String pglite, SideNames names) {
        List<String> mine = nodes(postgresql);
        List<String> theirs = nodes(pglite);
        for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
            if (!mine.get(i).equals(theirs.get(i))) {
                return names.postgresql() + " uses " + mine.get(i) + " where " + names.pglite() + " uses "
                        + theirs.get(i);
            }
        }
        if (mine.size() != theirs.size()) {
            return names.postgresql() + "'s plan has " + mine.size() + " steps, " + names.pglite() + "'s "
                    + theirs.size();
        }
        boolean jit = JIT.matcher(postgresql).find();
        if (jit != JIT.matcher(pglite).find()) {
            return "only " + (jit ? names.postgresql() : names.pglite()) + " compiles the query just in time";
        }
        return "both plans have the same steps: the difference is not in the plan";
    }

    private static List<String> nodes(String plan) {
        List<String> nodes = new ArrayList<>();
        plan.lines().forEach(line -> {
            Matcher found = NODE.matcher(line);
            if (found.matches()) {
                nodes.add(found.group("node").strip());
            }
        });
        return nodes;
    }
}
