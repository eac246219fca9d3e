package dev.pgfit.decision.replay;

import dev.pgfit.contracts.CriterionScore;
import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What differs between two decisions on the same reports: the answer first, then what led to it. */
final class Changes {
    private static final String NONE = "none";

    private final List<Change> changes = new ArrayList<>();

    private Changes() {}

    static List<Change> between(Decision before, Decision after) {
        var all = new Changes();
        all.add(
                "recommendation",
                before.recommendation().title(),
                after.recommendation().title());
        all.add("confidence", before.confidence(), after.confidence());
        all.add("total", before.total(), after.total());
        all.add("pgliteTotal", before.pgliteTotal(), after.pgliteTotal());
        all.add(
                "criteria.acceptance",
                before.criteria().acceptance(),
                after.criteria().acceptance());
        all.add(
                "criteria.fallbackScore",
                before.criteria().fallbackScore(),
                after.criteria().fallbackScore());
        all.scores(before.scores(), after.scores());
        all.gates(before.gates(), after.gates());
        all.lines("reasons", before.reasons(), after.reasons());
        all.lines("risks", before.risks(), after.risks());
        all.lines("nextSteps", before.nextSteps(), after.nextSteps());
        all.lines("otherAnswer", before.otherAnswer(), after.otherAnswer());
        all.lines("sensitivity", before.sensitivity(), after.sensitivity());
        return List.copyOf(all.changes);
    }

    private void scores(List<CriterionScore> before, List<CriterionScore> after) {
        for (CriterionScore now : after) {
            String what = "scores." + now.criterion().name().toLowerCase(Locale.ROOT);
            Optional<CriterionScore> then = before.stream()
                    .filter(score -> score.criterion() == now.criterion())
                    .findFirst();
            add(what + ".weight", then.map(CriterionScore::weight), now.weight());
            add(what + ".postgresql", then.map(CriterionScore::postgresql), now.postgresql());
            add(what + ".pglite", then.map(CriterionScore::pglite), now.pglite());
        }
    }

    private void gates(List<Gate> before, List<Gate> after) {
        for (Gate now : after) {
            Optional<Gate> then =
                    before.stream().filter(gate -> gate.id().equals(now.id())).findFirst();
            add("gates." + now.id(), then.map(Changes::text), text(now));
        }
        before.stream()
                .filter(then -> after.stream().noneMatch(gate -> gate.id().equals(then.id())))
                .forEach(then -> add("gates." + then.id(), text(then), NONE));
    }

    private static String text(Gate gate) {
        return gate.outcome().name().toLowerCase(Locale.ROOT) + " (" + gate.actual() + ", asked " + gate.limit() + ")";
    }

    /** How many there are; which, both decisions show in full. */
    private void lines(String what, List<?> before, List<?> after) {
        if (!before.equals(after)) {
            long kept = after.stream().filter(before::contains).count();
            changes.add(new Change(
                    what, before.size() + " lines", after.size() + " lines, " + kept + " of them as before"));
        }
    }

    private void add(String what, Optional<?> before, Object after) {
        add(what, before.isPresent() ? before.get() : NONE, after);
    }

    private void add(String what, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(what, String.valueOf(before), String.valueOf(after)));
        }
    }
}
