package dev.pgfit.decision.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.decision.matrix.Reports;
import dev.pgfit.decision.samples.Samples;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MovesTest {
    private static final UUID ID = new UUID(5, 6);
    private static final Run RUN = new Run(
            ID, RunState.MEASURING, RunSpec.DEFAULT, Samples.START, Samples.START.plusSeconds(1800), null, null);

    @Test
    void shouldWaitUntilEveryReportIsIn() {
        // Given
        var three = new Reports(
                Samples.installation(ID), Samples.benchmark(ID, 1.2, 14, 6, 4), null, Samples.compatibility(ID));
        var four = new Reports(three.installation(), three.benchmark(), Samples.resources(ID), three.compatibility());

        // Then
        assertThat(Moves.onReport(RUN, three)).isInstanceOf(Move.Wait.class);
        assertThat(Moves.onReport(RUN, four)).isInstanceOf(Move.Decide.class);
    }

    @Test
    void shouldFailAtOnceWhenNothingCouldBeInstalled() {
        // Given
        var nothing = Samples.installation(
                ID, Samples.failed(CandidateKind.POSTGRESQL), Samples.failed(CandidateKind.PGLITE));

        // Then
        assertThat(Moves.onReport(RUN, new Reports(nothing, null, null, null)))
                .isInstanceOfSatisfying(
                        Move.Fail.class,
                        fail -> assertThat(fail.reason()).contains("neither candidate could be installed"));
    }

    @Test
    void shouldDecideAtTheDeadlineFromWhatIsThere() {
        assertThat(Moves.onDeadline(RUN, new Reports(Samples.installation(ID), null, null, null)))
                .isInstanceOf(Move.Decide.class);
        assertThat(Moves.onDeadline(RUN, new Reports(null, null, Samples.resources(ID), null)))
                .isInstanceOfSatisfying(
                        Move.Fail.class,
                        fail -> assertThat(fail.reason()).contains("PT30M", "installation, benchmark, compatibility"));
    }

    @Test
    void shouldTakePasswordsOutOfReports() {
        assertThat(Passwords.strip(Samples.installation(ID)).targets())
                .allMatch(target -> target.endpoint().password() == null);
        assertThat(Passwords.strip(Samples.benchmark(ID, 1.0, 0, 0, 24)).targets())
                .allMatch(target -> target.endpoint().password() == null);
    }
}
