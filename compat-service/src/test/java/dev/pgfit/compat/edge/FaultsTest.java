package dev.pgfit.compat.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.compat.catalogue.CheckFile;
import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.database.DatabaseSession;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.phase.CompatibilityPhase;
import dev.pgfit.compat.runner.Candidate;
import dev.pgfit.compat.runner.Disposables;
import dev.pgfit.compat.runner.Limits;
import dev.pgfit.compat.runner.SuiteResult;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CheckResult.Outcome;
import dev.pgfit.contracts.CompatibilitySpec;
import dev.pgfit.contracts.Target;
import dev.pgfit.testkit.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Checks that hang, kill their connection or break: one result each, the next ones unharmed, nothing left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofMinutes(1));

    @AutoClose
    private final TestPostgres postgres = TestPostgres.start();

    private final Target target = Probing.target(CandidateKind.POSTGRESQL, postgres.endpoint());
    private final Database database = new PgDatabase(Probing.VERTX, target);
    private final List<Check> broken = List.copyOf(CheckFile.parse("broken.yaml", text()));

    @Test
    void shouldGiveEachBrokenCheckItsOwnResultAndLeaveNothing() {
        // Given
        List<?> before = Probing.inventory(database);

        // When
        SuiteResult result = Probing.run(database, target, broken, LIMITS);

        // Then
        assertFailed(result, "wrong_answer", null, "expected [[2]], got [[1]] (step: counts)");
        assertFailed(result, "error_in_setup", "42P01", "relation \"nowhere\" does not exist");
        assertFailed(result, "error_in_probe", "22012", "division by zero (step: divides)");
        assertFailed(result, "hangs", null, "no answer within 1.0 s to: SELECT pg_sleep(60)");
        assertThat(Probing.result(result, "kills_its_connection").outcome()).isEqualTo(Outcome.FAILED);
        assertFailed(result, "open_transaction", "P0001", "stop here (step: stops)");
        assertFailed(result, "other_error_than_expected", "22012", "expected error 42P01, got 22012: division by zero");
        assertFailed(result, "missing_extension", "0A000", "extension \"no_such_thing\" is not available");
        assertThat(Probing.result(result, "too_new").outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(Probing.result(result, "too_new").message()).startsWith("needs server version 990000, this is 1");
        assertThat(Probing.result(result, "fine_afterwards").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.problems()).isEmpty();
        assertThat(Probing.inventory(database)).isEqualTo(before);
    }

    @Test
    void shouldRemoveWhatAKilledRunLeftAndSpareWhatALiveOneHas() {
        // Given
        String token = "%04x".formatted(postgres.endpoint().database().hashCode() & 0xffff) + "00000";
        List<?> before = Probing.inventory(database);
        Probing.ask(database, left(token + "1"));
        Deadline deadline = Deadline.in(Duration.ofSeconds(20));
        try (DatabaseSession alive = database.connect(deadline)) {
            Probing.ask(database, left(token + "2"));
            alive.query(
                    "SELECT pg_advisory_lock(%d)".formatted(0x7067_6600_0000_0000L ^ Long.parseLong(token + "2", 16)),
                    deadline);

            // When
            SuiteResult result = Probing.run(database, target, List.of(fine()), LIMITS);

            // Then
            assertThat(result.problems()).isEmpty();
            assertThat(Probing.ask(database, "SELECT rolname::text FROM pg_roles WHERE rolname ~ '^pgfit_'")
                            .rows())
                    .isEqualTo(List.of(List.of("pgfit_check_old_" + token + "2_reader")));
        }

        // When the other run is dead as well
        Probing.run(database, target, List.of(fine()), LIMITS);

        // Then
        assertThat(Probing.inventory(database)).isEqualTo(before);
    }

    @Test
    void shouldCleanUpBeforeACancelledRunEnds() throws InterruptedException {
        // Given
        List<?> before = Probing.inventory(database);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<Throwable> end = new AtomicReference<>();
        List<Check> checks = broken.stream()
                .filter(check -> check.info().id().equals("wrong_answer")
                        || check.info().id().equals("hangs"))
                .toList();
        CompatibilityPhase phase = new CompatibilityPhase(
                CompatibilitySpec.DEFAULT,
                checks,
                LIMITS,
                candidate -> Disposables.NONE,
                (kind, result, done, total) -> begun.countDown());
        Thread run = Thread.ofVirtual().start(() -> {
            try {
                phase.probe(UUID.randomUUID(), List.of(new Candidate(target, database)));
            } catch (InterruptedException | RuntimeException e) {
                end.set(e);
            }
        });

        // When
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        run.interrupt();
        run.join(Duration.ofSeconds(20));

        // Then
        assertThat(end.get()).isInstanceOf(InterruptedException.class);
        assertThat(Probing.inventory(database)).isEqualTo(before);
    }

    @Test
    void shouldRemoveEventTriggersAndPublicationsOfAKilledRun() {
        // Given
        String name = "pgfit_check_old_%04x0000"
                .formatted(postgres.endpoint().database().hashCode() & 0xffff);
        List<?> before = Probing.inventory(database);
        Probing.ask(database, """
                CREATE SCHEMA %1$s; CREATE FUNCTION %1$s.f() RETURNS event_trigger LANGUAGE plpgsql AS
                'BEGIN RAISE EXCEPTION ''still here''; END';
                CREATE EVENT TRIGGER %1$s_drop ON sql_drop EXECUTE FUNCTION %1$s.f()
                """.formatted(name + "3a"));
        Probing.ask(database, "CREATE PUBLICATION %s4b_pub".formatted(name));

        // When
        SuiteResult result = Probing.run(database, target, List.of(fine()), LIMITS);

        // Then
        assertThat(result.problems()).isEmpty();
        assertThat(Probing.inventory(database)).isEqualTo(before);
    }

    private static String left(String token) {
        return """
                CREATE SCHEMA pgfit_check_old_%1$s; CREATE ROLE pgfit_check_old_%1$s_reader;
                CREATE TABLE pgfit_check_old_%1$s.t (); GRANT USAGE ON SCHEMA pgfit_check_old_%1$s TO pgfit_check_old_%1$s_reader
                """.formatted(token);
    }

    private Check fine() {
        return broken.getLast();
    }

    private static void assertFailed(SuiteResult result, String id, @Nullable String sqlState, String words) {
        CheckResult check = Probing.result(result, id);
        assertThat(check.outcome()).as(id).isEqualTo(Outcome.FAILED);
        assertThat(check.sqlState()).as(id).isEqualTo(sqlState);
        assertThat(check.message()).contains(words);
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(FaultsTest.class.getResourceAsStream("/broken.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
