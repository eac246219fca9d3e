package dev.pgfit.local.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateCompatibility;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CategoryScore;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CheckResult.Outcome;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.Layer;
import dev.pgfit.contracts.PhaseOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CheckSummaryTest {
    private static final CheckResult PASSED =
            new CheckResult("fine", "A fine one", "json", true, Outcome.PASSED, null, null, Duration.ZERO);
    private static final CheckResult LEAK = new CheckResult(
            "pooled",
            "A pool of users",
            "connection",
            true,
            Outcome.FAILED,
            null,
            "user 3 saw rows of user 7",
            Duration.ZERO,
            Layer.TRANSPORT,
            "Users see rows of others.",
            true);

    @Test
    void shouldCallCompatibleWhatPassedAllThatIsRequired() {
        // Given
        CompatibilityReport report = report(List.of(PASSED), 0, List.of());

        // Then
        assertThat(CheckSummary.isCompatible(report)).isTrue();
        assertThat(CheckSummary.lines(report).getFirst()).startsWith("Compatible. 1 of 1 checks passed");
    }

    @Test
    void shouldSayFirstThatSessionsSeeWhatBelongsToOthers() {
        // Given
        CompatibilityReport report = report(List.of(PASSED, LEAK), 1, List.of("pooled"));

        // When
        List<String> lines = CheckSummary.lines(report);

        // Then
        assertThat(CheckSummary.isCompatible(report)).isFalse();
        assertThat(lines.getFirst()).startsWith("NOT SAFE");
        assertThat(lines)
                .contains(
                        "FAILED  A pool of users (pooled, required, transport, SECURITY)",
                        "        user 3 saw rows of user 7",
                        "        Consequence: Users see rows of others.");
    }

    private static CompatibilityReport report(List<CheckResult> checks, int critical, List<String> leaks) {
        int failed = (int)
                checks.stream().filter(one -> one.outcome() == Outcome.FAILED).count();
        return new CompatibilityReport(
                new UUID(0, 1),
                Instant.EPOCH,
                Instant.EPOCH,
                PhaseOutcome.COMPLETED,
                "full",
                List.of(new CandidateCompatibility(
                        CandidateKind.POSTGRESQL,
                        checks.size(),
                        checks.size() - failed,
                        failed,
                        0,
                        0.9,
                        critical,
                        checks,
                        List.of(new CategoryScore("json", 1, 1, 2, 1)),
                        leaks,
                        null)),
                List.of());
    }
}
