package dev.pgfit.compat.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.runner.Candidate;
import dev.pgfit.compat.runner.Disposables;
import dev.pgfit.compat.runner.SuiteResult;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult.Outcome;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Layer;
import dev.pgfit.contracts.Target;
import dev.pgfit.testkit.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which checks are run where: on the candidate, or on others that may be broken. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisposablesTest {
    @AutoClose
    private final TestPostgres postgres = TestPostgres.start();

    private final List<String> where = new ArrayList<>();
    private final Target limited = target(Environment.HOST, 1);
    private final List<Check> checks = List.of(
            check("needs_pool", Conditions.NONE.withConnections(5)),
            check("breaks", Conditions.NONE.whichDestroy()),
            check("plain", Conditions.NONE));

    @Test
    void shouldRunWhatNeedsAPoolOrMayBreakOnADisposableAndReportInTheCataloguesOrder() {
        // Given
        Giver giver = new Giver(1);

        // When
        SuiteResult result = Probing.run(database(limited), limited, checks, Probing.LIMITS, giver);

        // Then
        assertThat(where).containsExactly("plain 1", "needs_pool 20", "breaks 20");
        assertThat(result.results()).extracting(one -> one.id()).containsExactly("needs_pool", "breaks", "plain");
        assertThat(result.results()).allMatch(one -> one.outcome() == Outcome.PASSED);
        assertThat(giver.givenBack).isEqualTo(1);
        assertThat(result.problems()).isEmpty();
        where.clear();
    }

    @Test
    void shouldRunThemOnTheCandidateItselfWhereThereIsNoOther() {
        // When
        SuiteResult result = Probing.run(database(limited), limited, checks, Probing.LIMITS, new Giver(0));

        // Then
        assertThat(where).containsExactly("plain 1", "needs_pool 1", "breaks 1");
        assertThat(result.problems()).isEmpty();
        where.clear();
    }

    @Test
    void shouldSayWhyThereIsNoOther() {
        // When
        SuiteResult result = Probing.run(database(limited), limited, checks, Probing.LIMITS, deadline -> {
            throw new Disposables.RefusedException("out of candidates");
        });

        // Then
        assertThat(where).containsExactly("plain 1", "needs_pool 1", "breaks 1");
        assertThat(result.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail()).isEqualTo("out of candidates"));
        where.clear();
    }

    @Test
    void shouldSpareADatabaseThatNobodyInstalled() {
        // Given
        Target external = target(Environment.EXTERNAL, null);

        // When
        SuiteResult result = Probing.run(database(external), external, checks, Probing.LIMITS, Disposables.NONE);

        // Then
        assertThat(where).containsExactly("needs_pool 0", "plain 0");
        assertThat(Probing.result(result, "breaks")).satisfies(spared -> {
            assertThat(spared.outcome()).isEqualTo(Outcome.SKIPPED);
            assertThat(spared.message()).contains("did not install");
        });
        where.clear();
    }

    private Check check(String id, Conditions conditions) {
        return new Noting(id, conditions, where::add);
    }

    private Target target(Environment environment, @Nullable Integer maxConnections) {
        Endpoint own = postgres.endpoint();
        Endpoint endpoint =
                new Endpoint(own.host(), own.port(), own.database(), own.user(), own.password(), maxConnections, true);
        return new Target(CandidateKind.PGLITE, null, environment, "test", endpoint, null);
    }

    private static Database database(Target target) {
        return new PgDatabase(Probing.VERTX, target);
    }

    /** Passes, and says where it was run: by the number of connections. */
    private record Noting(String id, Conditions conditions, Consumer<String> said) implements ProtocolCheck {
        @Override
        public CheckInfo info() {
            return new CheckInfo(
                    id,
                    id,
                    Category.CONNECTION,
                    true,
                    Layer.TRANSPORT,
                    new Purpose("it", "because", "here", "nothing"),
                    conditions,
                    Set.of());
        }

        @Override
        public void probe(CheckContext context) {
            said.accept(id + " " + context.maxConnections().orElse(0));
        }
    }

    /** Gives so many others. */
    private final class Giver implements Disposables {
        private int left;
        private int givenBack;

        Giver(int many) {
            this.left = many;
        }

        @Override
        public Optional<Disposable> take(Deadline deadline) {
            if (left-- <= 0) {
                return Optional.empty();
            }
            Target other = target(Environment.HOST, 20);
            return Optional.of(new Disposable() {
                @Override
                public Candidate candidate() {
                    return new Candidate(other, database(other));
                }

                @Override
                public void close() {
                    givenBack++;
                }
            });
        }
    }
}
