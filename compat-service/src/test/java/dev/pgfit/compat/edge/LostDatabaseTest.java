package dev.pgfit.compat.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.runner.Limits;
import dev.pgfit.compat.runner.SuiteResult;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult.Outcome;
import dev.pgfit.contracts.Target;
import dev.pgfit.testkit.TestPostgres;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is reported of a database that is not there, or not any more. */
class LostDatabaseTest {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final TestPostgres postgres = TestPostgres.start();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final Target target = Probing.target(CandidateKind.POSTGRESQL, postgres.endpoint());
    private final Database database = new PgDatabase(Probing.VERTX, target);

    @AfterEach
    void stop() {
        stopServer();
    }

    @Test
    void shouldFailTheRemainingChecksWhenTheDatabaseDies() {
        // Given
        Database dying = deadline -> new DyingSession(database.connect(deadline), this::stopServer);

        // When
        SuiteResult result = Probing.run(dying, target, Probing.MISSION, LIMITS);

        // Then
        assertThat(result.reached()).isTrue();
        assertThat(result.results()).hasSize(16).last().satisfies(last -> {
            assertThat(last.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(last.message()).startsWith("not run: since check ").contains("the database doesn't answer");
        });
        assertThat(result.problems()).isNotEmpty();
    }

    @Test
    void shouldSayThatNothingListens() {
        // Given
        stopServer();

        // Then
        assertThatThrownBy(() -> database.connect(Deadline.in(Duration.ofSeconds(5))))
                .hasMessageContaining("refused");
    }

    private void stopServer() {
        if (running.getAndSet(false)) {
            postgres.close();
        }
    }
}
