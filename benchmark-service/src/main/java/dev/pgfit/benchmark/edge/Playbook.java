package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.measure.Script;
import dev.pgfit.benchmark.measure.Statement;
import java.util.ArrayList;
import java.util.List;

/** Scripts as the connections play them: each statement's text once, BEGIN and COMMIT spelt out. */
final class Playbook {
    private static final String BEGIN = "BEGIN";
    private static final String COMMIT = "COMMIT";
    private static final String ROLLBACK = "ROLLBACK";
    private static final int[] NO_PICKS = {};
    private static final long ANY = -1;

    /**
     * @param statement its place among {@link #statements}
     * @param picks the values that it takes
     */
    record Step(int statement, int[] picks, long expectedRows) {}

    private final List<String> statements = new ArrayList<>();
    private final Step[][] steps;
    private final int rollback;

    Playbook(List<Script> scripts) {
        steps = new Step[scripts.size()][];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = steps(scripts.get(i));
        }
        rollback = scripts.stream().anyMatch(Script::transaction) ? statement(ROLLBACK) : -1;
    }

    /** All texts, to be made ready on each connection. */
    List<String> statements() {
        return statements;
    }

    Step[] steps(int script) {
        return steps[script];
    }

    /** What ends a transaction that failed. */
    Step rollback() {
        return new Step(rollback, NO_PICKS, ANY);
    }

    private Step[] steps(Script script) {
        List<Step> all = new ArrayList<>();
        if (script.transaction()) {
            all.add(new Step(statement(BEGIN), NO_PICKS, ANY));
        }
        for (Statement statement : script.statements()) {
            int[] picks = statement.picks().stream().mapToInt(Integer::intValue).toArray();
            all.add(new Step(statement(statement.sql()), picks, statement.expectedRows()));
        }
        if (script.transaction()) {
            all.add(new Step(statement(COMMIT), NO_PICKS, ANY));
        }
        return all.toArray(Step[]::new);
    }

    private int statement(String sql) {
        int known = statements.indexOf(sql);
        if (known >= 0) {
            return known;
        }
        statements.add(sql);
        return statements.size() - 1;
    }
}
