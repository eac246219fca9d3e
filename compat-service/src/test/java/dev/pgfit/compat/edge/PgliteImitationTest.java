package dev.pgfit.compat.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.imitation.ImitationChecks;
import dev.pgfit.compat.runner.SuiteResult;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CheckResult.Outcome;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Layer;
import dev.pgfit.contracts.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What PostgREST would meet behind stock pglite-socket; a verdict that says otherwise is a defect of pgfit. */
class PgliteImitationTest {
    @Test
    void shouldFailOrLeakWhereConnectionsShareOneSession() {
        try (PgliteServer pglite = PgliteServer.start(20)) {
            // When
            SuiteResult result = run(pglite);

            // Then
            assertThat(failure(result, "postgrest_start").sqlState()).isEqualTo("42P05");
            assertThat(failure(result, "postgrest_start").message())
                    .contains("started again")
                    .contains("prepared statement \"0\" already exists");
            assertThat(failure(result, "postgrest_login").message())
                    .contains("session_user")
                    .contains("got 'postgres'");
            assertThat(failure(result, "postgrest_prepared").sqlState()).isEqualTo("42P05");
            // what comes of requests that mix is a matter of chance: wrong answers, rows of others, or none any more
            assertThat(failure(result, "postgrest_pool").message())
                    .containsAnyOf("of 400 requests failed", "no answer");
            assertThat(failure(result, "postgrest_reload").message())
                    .containsAnyOf("heard nothing within 3 s of a NOTIFY", "no answer");
            CheckResult rls = failure(result, "postgrest_rls");
            assertThat(rls.message()).containsAnyOf("got rows of", "no answer");
            assertThat(rls.isSecurityFinding())
                    .isEqualTo(String.valueOf(rls.message()).contains("got rows of"));
        }
    }

    @Test
    void shouldSayThatOneConnectionIsTooFew() {
        try (PgliteServer pglite = PgliteServer.start(1)) {
            // When
            SuiteResult result = run(pglite);

            // Then
            assertThat(result.results())
                    .hasSize(8)
                    .allSatisfy(one -> assertThat(failure(result, one.id()).message())
                            .contains("could not be had")
                            .contains("the transport says that it serves 1 at once"));
            assertThat(result.problems()).isEmpty();
        }
    }

    private static SuiteResult run(PgliteServer pglite) {
        Target target =
                new Target(CandidateKind.PGLITE, "0.5.16", Environment.HOST, "pglite-socket", pglite.endpoint(), null);
        List<Check> checks = List.copyOf(ImitationChecks.all());
        return Probing.run(new PgDatabase(Probing.VERTX, target), target, checks, Probing.LIMITS);
    }

    private static CheckResult failure(SuiteResult result, String id) {
        CheckResult one = Probing.result(result, id);
        assertThat(one.outcome()).as(one.toString()).isEqualTo(Outcome.FAILED);
        assertThat(one.layer()).isEqualTo(Layer.TRANSPORT);
        return one;
    }
}
