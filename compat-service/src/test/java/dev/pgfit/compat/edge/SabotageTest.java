package dev.pgfit.compat.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.compat.check.Expectation;
import dev.pgfit.compat.check.SqlCheck;
import dev.pgfit.compat.check.Step;
import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.runner.SuiteResult;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CheckResult.Outcome;
import dev.pgfit.contracts.Target;
import dev.pgfit.testkit.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.yaml.snakeyaml.Yaml;

/** A check that can't fail proves nothing: each one must notice a database that does not do what it asks for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SabotageTest {
    @AutoClose
    private final TestPostgres postgres = TestPostgres.start();

    private final Target target = Probing.installed(CandidateKind.POSTGRESQL, postgres.endpoint());
    private final Database database = new PgDatabase(Probing.VERTX, target);
    private final Map<String, List<String>> sabotage = sabotage();

    @TestFactory
    Stream<DynamicTest> shouldNoticeASabotagedDatabase() {
        return runnable()
                .flatMap(check -> Objects.requireNonNull(
                                sabotage.get(check.info().id()))
                        .stream()
                        .map(sql -> DynamicTest.dynamicTest(
                                check.info().id() + ": " + sql, () -> assertFails(sabotaged(check, sql)))));
    }

    @TestFactory
    Stream<DynamicTest> shouldNoticeAWrongAnswerAtEachStep() {
        return runnable()
                .map(check -> DynamicTest.dynamicTest(check.info().id(), () -> {
                    for (int i = 0; i < check.probe().size(); i++) {
                        if (!(check.probe().get(i).expectation() instanceof Expectation.Success)) {
                            assertFails(expectingOtherwise(check, i));
                        }
                    }
                }));
    }

    @Test
    void shouldSabotageEverySqlCheck() {
        assertThat(Probing.SQL)
                .extracting(check -> check.info().id())
                .allSatisfy(id -> assertThat(sabotage.get(id)).as(id).isNotEmpty());
    }

    @Test
    void shouldSabotageNothingThatIsNotThere() {
        assertThat(Probing.SQL).extracting(check -> check.info().id()).containsAll(sabotage.keySet());
    }

    private static Stream<SqlCheck> runnable() {
        return Probing.SQL.stream()
                .filter(check -> !Probing.FROM_ELSEWHERE.contains(check.info().id()));
    }

    private void assertFails(SqlCheck check) {
        SuiteResult result = Probing.run(database, target, List.of(check), Probing.LIMITS);
        assertThat(result.results()).singleElement().satisfies(one -> {
            assertThat(one.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(one.message()).contains("(step: ");
        });
        assertThat(result.problems()).isEmpty();
    }

    private static SqlCheck sabotaged(SqlCheck check, String sql) {
        List<String> setup = new ArrayList<>(check.setup());
        setup.add(sql);
        return new SqlCheck(check.info(), check.needs(), setup, check.probe(), check.cleanup());
    }

    private static SqlCheck expectingOtherwise(SqlCheck check, int index) {
        List<Step> probe = new ArrayList<>(check.probe());
        Step step = probe.get(index);
        probe.set(
                index,
                new Step(
                        step.name(),
                        step.sql(),
                        step.parameters(),
                        step.extended(),
                        step.leak(),
                        otherwise(step.expectation())));
        return new SqlCheck(check.info(), check.needs(), check.setup(), probe, check.cleanup());
    }

    private static Expectation otherwise(Expectation expectation) {
        return switch (expectation) {
            case Expectation.Success any -> any;
            case Expectation.Rows(var rows) -> {
                List<List<@Nullable Object>> more = new ArrayList<>(rows);
                more.add(List.of("another row"));
                yield new Expectation.Rows(more);
            }
            case Expectation.Matching any -> new Expectation.Matching(Pattern.compile("something else"));
            case Expectation.SqlState any -> new Expectation.SqlState("XX999");
            case Expectation.Notified(var channel, var payload) -> new Expectation.Notified(channel, payload + "!");
        };
    }

    private static Map<String, List<String>> sabotage() {
        try (InputStream in = Objects.requireNonNull(SabotageTest.class.getResourceAsStream("/sabotage.yaml"))) {
            return new Yaml().load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
