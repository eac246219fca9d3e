package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.Gate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What would have to be true for the other answer. Where PGlite is recommended, all of it together; where PostgreSQL is,
 * any one of it, the closest first.
 */
final class OtherAnswer {
    static final String TOTAL = "total";
    static final String NOT_MEASURED = "not_measured";

    /** Of the gates that could turn the answer: more than these are far away. */
    private static final int CLOSEST = 3;

    /**
     * One condition.
     *
     * @param on the gate's id, {@link #TOTAL} or {@link #NOT_MEASURED}
     */
    record Condition(String on, String text) {}

    private final Ruling ruling;
    private final GateWords words;
    private final Yardstick yardstick;
    private final Point measured;

    private OtherAnswer(Ruling ruling) {
        this.ruling = ruling;
        this.words = new GateWords(ruling);
        this.yardstick = Yardstick.of(ruling.criteria());
        this.measured = Point.of(ruling.postgresql());
    }

    static List<String> of(Ruling ruling) {
        return conditions(ruling).stream().map(Condition::text).toList();
    }

    static List<Condition> conditions(Ruling ruling) {
        var other = new OtherAnswer(ruling);
        return ruling.recommendsPostgresql() ? other.forPglite() : other.forPostgresql();
    }

    private List<Condition> forPostgresql() {
        var conditions = new ArrayList<Condition>();
        ruling.vetoes()
                .forEach(finding -> conditions.add(new Condition(finding.gate().id(), words.obstacle(finding))));
        scoreToReach().ifPresent(conditions::add);
        String unknown = unknown()
                .map(finding -> finding.gate().id() + " " + finding.gate().limit())
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            conditions.add(
                    new Condition(NOT_MEASURED, "What was not measured in this run must hold as well: " + unknown));
        }
        return List.copyOf(conditions);
    }

    /** Meeting the gates may lift the score far enough by itself; if not, that is a condition of its own. */
    private Optional<Condition> scoreToReach() {
        double acceptance = ruling.criteria().acceptance();
        double met = yardstick.total(measured.met(yardstick));
        if (met >= acceptance) {
            return Optional.empty();
        }
        String asked = Words.score(acceptance);
        String lifted =
                ruling.vetoes().isEmpty() ? "" : ", and " + under(met, acceptance) + " with the limits above just met";
        return Optional.of(new Condition(
                TOTAL,
                "The weighted score of " + ruling.postgresql().name() + " is " + under(ruling.total(), acceptance)
                        + lifted + "; at least " + asked + " is asked"));
    }

    private List<Condition> forPglite() {
        var conditions = new ArrayList<Condition>();
        ruling.findings().stream()
                .filter(Finding::known)
                .sorted(Comparator.comparingDouble(Finding::distance))
                .flatMap(finding -> condition(finding, words.turn(finding)).stream())
                .limit(CLOSEST)
                .forEach(conditions::add);
        unknown()
                .flatMap(finding -> condition(finding, words.unknownTurn(finding)).stream())
                .forEach(conditions::add);
        scoreToMiss().ifPresent(conditions::add);
        String name = ruling.pglite().name();
        return IntStream.range(0, conditions.size())
                .mapToObj(i -> new Condition(
                        conditions.get(i).on(),
                        name + (i == 0 ? unfit() : unfitStill()) + " would be recommended if "
                                + conditions.get(i).text()))
                .toList();
    }

    /** Where its sessions see what belongs to others, no condition makes it fit as it is: said once in full. */
    private String unfit() {
        List<String> findings = ruling.pglite().securityFindings();
        return findings.isEmpty()
                ? ""
                : ", not as it is (its sessions see what belongs to others: " + Words.list(findings.stream(), 3)
                        + ") but behind a front that keeps them apart,";
    }

    private String unfitStill() {
        return ruling.pglite().securityFindings().isEmpty() ? "" : ", behind such a front,";
    }

    /** With every gate met the score may not be able to fall so low; then it is no condition. */
    private Optional<Condition> scoreToMiss() {
        double acceptance = ruling.criteria().acceptance();
        return yardstick.total(measured.atLimits(yardstick)) < acceptance
                ? Optional.of(new Condition(
                        TOTAL,
                        "the weighted score of " + ruling.postgresql().name() + " fell below " + Words.score(acceptance)
                                + ": it is " + Words.score(ruling.total())))
                : Optional.empty();
    }

    private Stream<Finding> unknown() {
        return ruling.findings().stream().filter(finding -> finding.gate().outcome() == Gate.Outcome.UNKNOWN);
    }

    private static Optional<Condition> condition(Finding finding, Optional<String> text) {
        return text.map(words -> new Condition(finding.gate().id(), words));
    }

    /** Two figures that differ must not look the same. */
    private static String under(double score, double acceptance) {
        String text = Words.score(score);
        return text.equals(Words.score(acceptance)) ? "just under " + text : text;
    }
}
