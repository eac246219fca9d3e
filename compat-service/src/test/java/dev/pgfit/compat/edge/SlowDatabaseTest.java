package dev.pgfit.compat.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.runner.Limits;
import dev.pgfit.compat.runner.SuiteResult;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult.Outcome;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Problem;
import dev.pgfit.contracts.Target;
import dev.pgfit.testkit.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A candidate in an emulated machine is slow, not incompatible; and it can't hold up a run either. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowDatabaseTest {
    private static final Duration EACH = Duration.ofMillis(100);

    private static final List<Check> CHECKS = Probing.MISSION.stream()
            .filter(check -> Set.of("rls_policies", "role_switching", "user_context")
                    .contains(check.info().id()))
            .toList();

    @AutoClose
    private final TestPostgres postgres = TestPostgres.start();

    @Test
    void shouldPassInTheWebVmWhatIsTooSlowAtHome() {
        // Given
        Limits limits = limits(Duration.ofMinutes(2));

        // When
        SuiteResult home = run(Environment.HOST, limits);
        SuiteResult webvm = run(Environment.WEBVM, limits);

        // Then
        assertThat(home.results())
                .anySatisfy(result -> assertThat(result.message()).contains("no answer within"));
        assertThat(webvm.results())
                .hasSameSizeAs(CHECKS)
                .allSatisfy(result -> assertThat(result.outcome())
                        .as("%s: %s", result.id(), result.message())
                        .isEqualTo(Outcome.PASSED));
        assertThat(webvm.problems()).isEmpty();
    }

    @Test
    void shouldFailWhatTheTimeForAllChecksTogetherLeavesNoRoomFor() {
        // When
        SuiteResult result = run(Environment.WEBVM, limits(Duration.ofSeconds(1)));

        // Then
        assertThat(result.results()).hasSameSizeAs(CHECKS);
        assertThat(result.results().getLast().message())
                .isEqualTo("not run: the time for all checks together, 2 s, was used up");
        assertThat(result.problems()).extracting(Problem::where).contains("PostgreSQL in the WebVM");
    }

    private SuiteResult run(Environment environment, Limits limits) {
        Target target = new Target(CandidateKind.POSTGRESQL, null, environment, "test", postgres.endpoint(), null);
        Database real = new PgDatabase(Probing.VERTX, target);
        Database slow = deadline -> new SlowSession(real.connect(deadline), EACH);
        return Probing.run(slow, target, CHECKS, limits);
    }

    /** A second for a check at home: enough for less than ten statements. */
    private static Limits limits(Duration total) {
        return new Limits(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(2), total);
    }
}
