package dev.pgfit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InstallationReportTest {
    private final Target target = new Target(
            CandidateKind.POSTGRESQL,
            "18.6",
            Environment.HOST,
            "native",
            new Endpoint("127.0.0.1", 5432, "postgres", "postgres", null, null, true),
            null);
    private final Installed installed = new Installed(
            target,
            "PostgreSQL 18.6",
            Duration.ofSeconds(2),
            List.of(),
            InstallationMethod.MEASURED,
            null,
            null,
            new Footprint(1, 1, 1, 1),
            Map.of(),
            List.of(),
            List.of());
    private final InstallationFailed failed = new InstallationFailed(
            CandidateKind.PGLITE,
            "0.5.16",
            Environment.HOST,
            Duration.ofSeconds(1),
            List.of(),
            "start",
            "it ended",
            List.of(),
            new Rollback(true, List.of(), List.of()));
    private final InstallationReport report = new InstallationReport(
            new UUID(0, 1), RunSpec.DEFAULT, Instant.EPOCH, Instant.EPOCH, List.of(installed, failed));

    @Test
    void shouldOfferOnlyWhatIsThereAsTargets() {
        assertThat(report.targets()).containsExactly(target);
    }

    @Test
    void shouldFindACandidateWhetherItIsThereOrNot() {
        assertThat(report.of(CandidateKind.POSTGRESQL)).contains(installed);
        assertThat(report.of(CandidateKind.PGLITE)).contains(failed);
    }
}
