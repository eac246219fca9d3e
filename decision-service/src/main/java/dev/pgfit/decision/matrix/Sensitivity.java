package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.FlipPoint;
import dev.pgfit.contracts.Gate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How far each part of the criteria would have to move, by itself, for the other answer. PostgreSQL is accepted on one
 * side of a value and not on the other: the score is linear in a weight, monotone in every limit, and a gate is met from
 * its limit on. So halving finds that value, to the step.
 */
final class Sensitivity {
    private final Ruling ruling;
    private final Point measured;
    private final boolean accepted;

    private Sensitivity(Ruling ruling) {
        this.ruling = ruling;
        this.measured = Point.of(ruling.postgresql());
        this.accepted = ruling.recommendsPostgresql();
    }

    static List<FlipPoint> of(Ruling ruling) {
        var sensitivity = new Sensitivity(ruling);
        return Dial.of(ruling.criteria()).stream()
                .filter(dial -> !dial.on().equals("fallbackScore")
                        || ruling.scores().stream().anyMatch(s -> !s.measured()))
                .map(sensitivity::flip)
                .toList();
    }

    private FlipPoint flip(Dial dial) {
        String other = accepted ? "Enhanced PGlite" : "PostgreSQL";
        double at = dial.value() * dial.perUnit();
        long above = (long) Math.floor(at) + 1;
        long below = (long) Math.ceil(at) - 1;
        if (above <= dial.most() && flips(dial, dial.most())) {
            long flips = nearest(dial, Math.max(above, dial.least()), dial.most());
            return point(dial, flips, other, " or more");
        }
        if (below >= dial.least() && flips(dial, dial.least())) {
            long flips = nearest(dial, Math.min(below, dial.most()), dial.least());
            return point(dial, flips, other, " or less");
        }
        return new FlipPoint(dial.on(), dial.value(), null, dial.step(), "never: " + never(dial));
    }

    /** The step nearest to {@code near} that flips; {@code far} does. */
    private long nearest(Dial dial, long near, long far) {
        if (flips(dial, near)) {
            return near;
        }
        long not = near;
        long flips = far;
        while (Math.abs(flips - not) > 1) {
            long middle = not + (flips - not) / 2;
            if (flips(dial, middle)) {
                flips = middle;
            } else {
                not = middle;
            }
        }
        return flips;
    }

    private boolean flips(Dial dial, long steps) {
        Criteria turned = dial.turned().apply(dial.at(steps));
        return Yardstick.of(turned).accepts(measured) != accepted;
    }

    private static FlipPoint point(Dial dial, long flips, String other, String side) {
        String text = "changes to " + other + " if " + dial.subject() + " "
                + dial.words().apply(dial.at(flips)) + side + " (now "
                + dial.words().apply(dial.value()) + ")";
        return new FlipPoint(dial.on(), dial.value(), dial.at(flips), dial.step(), text);
    }

    private String never(Dial dial) {
        String gates =
                ruling.vetoes().stream().map(finding -> finding.gate().id()).collect(Collectors.joining(", "));
        if (accepted) {
            return "whatever " + dial.subject() + ", PostgreSQL stays recommended"
                    + (unknown(dial) ? ": not measured" : "");
        }
        return gates.isEmpty()
                ? "the weighted score misses the acceptance whatever " + dial.subject()
                : (ruling.vetoes().size() == 1 ? "the gate " : "the gates ") + gates
                        + (ruling.vetoes().size() == 1 ? " vetoes" : " veto") + " whatever " + dial.subject();
    }

    /** A limit on what was not measured. */
    private boolean unknown(Dial dial) {
        return dial.on().startsWith("thresholds.")
                && ruling.findings().stream()
                        .anyMatch(finding -> finding.gate().outcome() == Gate.Outcome.UNKNOWN
                                && gate(dial.on()).equals(finding.gate().id()));
    }

    private static String gate(String threshold) {
        return switch (threshold) {
            case "thresholds.installDuration" -> "install_duration";
            case "thresholds.averageMemoryBytes" -> "average_memory";
            case "thresholds.averageCpuPercent" -> "average_cpu";
            case "thresholds.performanceRatio" -> "performance";
            case "thresholds.compatibilityScore" -> "compatibility";
            default -> "critical_failures";
        };
    }
}
