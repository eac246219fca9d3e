package dev.pgfit.compat.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.check.PostgrestCheck;
import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.postgrest.FakePostgrest;
import dev.pgfit.compat.runner.SuiteResult;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult.Outcome;
import dev.pgfit.contracts.PostgrestProbe;
import dev.pgfit.contracts.Target;
import dev.pgfit.testkit.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the checks when the given PostgREST doesn't do; what a real one answers isn't tested here. */
class PostgrestRunnerTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void shouldStartAPostgrestThatCrashesOnlyOnce() throws Exception {
        try (TestPostgres postgres = TestPostgres.start()) {
            // Given
            Target target = Probing.target(CandidateKind.POSTGRESQL, postgres.endpoint());
            Database database = new PgDatabase(Probing.VERTX, target);
            List<?> before = Probing.inventory(database);
            Path binary = FakePostgrest.write(folder, "crash");
            List<PostgrestCheck> checks = CheckCatalogue.postgrest(Optional.of(binary));

            // When
            SuiteResult result = Probing.run(database, target, List.<Check>copyOf(checks), Probing.LIMITS);

            // Then
            assertThat(result.problems()).isEmpty();
            assertThat(result.results())
                    .hasSize(12)
                    .allSatisfy(one -> assertThat(one.outcome()).isEqualTo(Outcome.FAILED));
            assertThat(result.results().getFirst().message())
                    .contains("PostgREST ended with exit code 3 before it was ready")
                    .contains("FATAL: could not use postgresql://");
            assertThat(result.results())
                    .filteredOn(one -> !one.id().equals("postgrest_start"))
                    .hasSize(11)
                    .allSatisfy(one -> assertThat(one.message())
                            .isEqualTo("not run: it builds on postgrest_start, which did not pass"));
            assertThat(checks.getFirst().client().client()).isEqualTo(PostgrestProbe.Client.POSTGREST);
            assertThat(checks.getFirst().client().version()).isEqualTo("99.1");
            assertThat(FakePostgrest.anyAlive(binary)).isFalse();
            assertThat(Probing.inventory(database)).isEqualTo(before);
        }
    }

    @Test
    void shouldImitateWhereThereIsNone() {
        assertThat(CheckCatalogue.postgrest(Optional.empty()))
                .hasSize(8)
                .allSatisfy(check -> assertThat(check.client().client()).isEqualTo(PostgrestProbe.Client.IMITATION));
    }

    @Test
    void shouldNotStartWithWhatIsNoProgram() throws Exception {
        // Given
        Path text = Files.writeString(folder.resolve("postgrest"), "no program");

        // Then
        assertThatThrownBy(() -> CheckCatalogue.postgrest(Optional.of(text)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("pgfit.compat.postgrest.bin, or POSTGREST_BIN: not an executable file: " + text);
    }
}
