package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Risk;
import dev.pgfit.contracts.Risk.Level;
import java.util.List;
import java.util.Optional;

/** What follows from sessions that see what belongs to others. */
final class SecurityRisks {
    private SecurityRisks() {}

    /** Of the candidate that is recommended, and of the one that somebody may take instead. */
    static List<Risk> of(Ruling ruling) {
        return List.of(ruling.chosen(), ruling.other()).stream()
                .filter(figures -> !figures.securityFindings().isEmpty())
                .map(figures ->
                        risk(figures, figures.candidate() == ruling.chosen().candidate()))
                .toList();
    }

    /** What to do about the recommended candidate before anything else; empty when nothing was seen. */
    static Optional<String> step(Figures chosen) {
        String findings = Words.list(chosen.securityFindings().stream(), 4);
        if (findings.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                chosen.candidate() == CandidateKind.PGLITE
                        ? "First of all: never let more than one client reach " + transport(chosen)
                                + ". \"Enhanced\" means a front that queues clients per transaction, resets role and"
                                + " settings between them and gives each its own prepared names; check it with pgfit"
                                + " until these pass: " + findings
                        : "First of all: find out why " + findings + " saw what belongs to others on " + chosen.name()
                                + "; grant nobody access before they pass");
    }

    private static Risk risk(Figures figures, boolean chosen) {
        String findings = Words.list(figures.securityFindings().stream(), 4);
        return new Risk(
                (chosen ? "Clients of " : "The other answer: clients of ") + figures.name() + " over "
                        + transport(figures)
                        + " see rows and sessions of others (" + findings
                        + "): row-level security does not protect them from one another",
                chosen ? Level.HIGH : Level.MEDIUM,
                Level.HIGH,
                figures.candidate() == CandidateKind.PGLITE
                        ? "Don't expose it to more than one client; put a front before it that keeps sessions apart,"
                                + " and let pgfit check that front"
                        : "Don't use it for data of more than one person before these checks pass");
    }

    private static String transport(Figures figures) {
        return figures.installed()
                .map(Installed::target)
                .map(target -> target.transport())
                .filter(transport -> !transport.isBlank())
                .orElse("its transport");
    }
}
