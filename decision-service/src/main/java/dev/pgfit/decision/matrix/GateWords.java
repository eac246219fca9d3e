package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.Thresholds;
import java.util.Optional;

/** A gate in a sentence: what stands against PostgreSQL, or what would. */
final class GateWords {
    private final String postgresql;
    private final String pglite;
    private final Thresholds limits;
    private final Ruling ruling;

    GateWords(Ruling ruling) {
        this.ruling = ruling;
        this.postgresql = ruling.postgresql().name();
        this.pglite = ruling.pglite().name();
        this.limits = ruling.criteria().thresholds();
    }

    /** What a missed gate's figure is, and what is asked. */
    String obstacle(Finding missed) {
        return switch (missed.gate().id()) {
            case "installation_succeeded" ->
                "%s could not be installed, it %s; it would have to be, in less than %s"
                        .formatted(postgresql, missed.gate().actual(), duration());
            case "install_duration" ->
                "Installing %s takes %s; less than %s are asked"
                        .formatted(postgresql, actual(missed, duration(), "no less than"), duration());
            case "average_memory" ->
                "Average memory of %s%s is %s; less than %s is asked"
                        .formatted(postgresql, level(), actual(missed, memory(), "no less than"), memory());
            case "average_cpu" ->
                "Average CPU of %s%s is %s of a core; less than %s is asked"
                        .formatted(postgresql, level(), actual(missed, cpu(), "no less than"), cpu());
            case "stability" ->
                "%s is %s; stable is asked".formatted(postgresql, missed.gate().actual());
            case "performance" ->
                "%s reaches %s of the speed of %s; %s are asked"
                        .formatted(postgresql, actual(missed, speed(), "just under"), pglite, speed());
            case "compatibility" ->
                "%s passes %s of the checks; %s are asked"
                        .formatted(postgresql, actual(missed, share(), "just under"), share());
            case "critical_failures" ->
                "%s required checks fail on %s; at most %d may"
                        .formatted(missed.gate().actual(), postgresql, limits.criticalFailures());
            case "security" ->
                "Sessions on %s see what belongs to others (%s); none may"
                        .formatted(postgresql, missed.gate().actual());
            default -> throw new IllegalArgumentException(missed.gate().id());
        };
    }

    /** What would have to happen to a passed gate's figure; empty where nothing can. */
    Optional<String> turn(Finding passed) {
        return switch (passed.gate().id()) {
            case "install_duration" ->
                Optional.of("installing %s took %s or longer: it took %s"
                        .formatted(postgresql, duration(), actual(passed, duration(), "just under")));
            case "average_memory" ->
                Optional.of("the average memory of %s%s rose to %s: it is %s"
                        .formatted(postgresql, level(), memory(), actual(passed, memory(), "just under")));
            case "average_cpu" ->
                Optional.of("the average CPU of %s%s rose to %s of a core: it is %s"
                        .formatted(postgresql, level(), cpu(), actual(passed, cpu(), "just under")));
            case "stability" -> Optional.of("%s were not stable under load: it is".formatted(postgresql));
            case "performance" ->
                Optional.of("the speed of %s fell below %s of that of %s: it is at %s"
                        .formatted(postgresql, speed(), pglite, actual(passed, speed(), "no less than")));
            case "compatibility" ->
                limits.compatibilityScore() <= 0
                        ? Optional.empty()
                        : Optional.of("%s passed less than %s of the checks: it passes %s"
                                .formatted(postgresql, share(), actual(passed, share(), "no less than")));
            case "critical_failures" ->
                ruling.postgresql()
                        .compatibility()
                        .filter(c -> limits.criticalFailures() < c.total())
                        .map(c -> "more than %d required checks failed on %s: %s do"
                                .formatted(
                                        limits.criticalFailures(),
                                        postgresql,
                                        passed.gate().actual()));
            case "security" ->
                Optional.of("a session on %s saw what belongs to others: none did".formatted(postgresql));
            default -> Optional.empty();
        };
    }

    /** What would turn it if it came out so, once it is measured. */
    Optional<String> unknownTurn(Finding unknown) {
        String gate = unknown.gate().id();
        String missed = switch (gate) {
            case "install_duration" -> "installing %s took %s or longer".formatted(postgresql, duration());
            case "average_memory" ->
                "the average memory of %s%s were %s or more".formatted(postgresql, level(), memory());
            case "average_cpu" ->
                "the average CPU of %s%s were %s of a core or more".formatted(postgresql, level(), cpu());
            case "performance" -> "the speed of %s were below %s of that of %s".formatted(postgresql, speed(), pglite);
            case "stability" -> "%s were not stable under load".formatted(postgresql);
            case "compatibility" -> "%s passed less than %s of the checks".formatted(postgresql, share());
            case "security" -> "a session on %s saw what belongs to others".formatted(postgresql);
            default -> "";
        };
        boolean possible = !missed.isEmpty() && !(gate.equals("compatibility") && limits.compatibilityScore() <= 0);
        return possible ? Optional.of(missed + ": this run did not measure it") : Optional.empty();
    }

    /** A figure that rounds to its limit is told apart from it by words that are true of it. */
    private static String actual(Finding finding, String limit, String side) {
        String actual = finding.gate().actual();
        return actual.equals(limit) || actual.startsWith(limit + " ") ? side + " " + actual : actual;
    }

    /** A machine has two levels of figures. */
    private String level() {
        return CandidateName.machine(
                        ruling.postgresql().candidate(), ruling.reports().installation())
                .map(machine -> " (its process tree on the host)")
                .orElse("");
    }

    private String duration() {
        return Words.seconds(limits.installDuration());
    }

    private String memory() {
        return Words.megabytes(limits.averageMemoryBytes());
    }

    private String cpu() {
        return Words.percent(limits.averageCpuPercent());
    }

    private String speed() {
        return Words.share(limits.performanceRatio());
    }

    private String share() {
        return Words.share(limits.compatibilityScore());
    }
}
