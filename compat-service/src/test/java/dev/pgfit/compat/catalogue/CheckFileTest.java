package dev.pgfit.compat.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.Expectation;
import dev.pgfit.compat.check.Needs;
import dev.pgfit.compat.check.Precondition;
import dev.pgfit.compat.check.SqlCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckFileTest {
    private static final String GOOD = """
            category: json
            checks:
              - id: one
                title: One
                required: false
                proves: it
                why: because
                source: the manual
                consequence: nothing works
                timeout: PT2S
                minServerVersion: 150000
                onlyIf: { sql: SELECT true, otherwise: it is not so }
                suites: [mission]
                roles:
                  reader: NOLOGIN
                extensions: [pgcrypto]
                setup:
                  - CREATE TABLE t (id int)
                probe:
                  - name: counts
                    sql: SELECT count(*), '${role.reader}', $1::int FROM ${schema}.t
                    params: [7]
                    rows: [[0, "${role.reader}", 7]]
                  - name: fails
                    sql: SELECT nonsense
                    error: "42703"
            """;

    @Test
    void shouldReadAllThatACheckCanHold() {
        // When
        List<SqlCheck> checks = CheckFile.parse("json.yaml", GOOD);

        // Then
        assertThat(checks).singleElement().satisfies(check -> {
            assertThat(check.info().category()).isEqualTo(Category.JSON);
            assertThat(check.info().conditions().timeout()).isEqualTo(Duration.ofSeconds(2));
            assertThat(check.info().conditions().minServerVersion()).isEqualTo(150000);
            assertThat(check.info().conditions().precondition())
                    .isEqualTo(new Precondition("SELECT true", "it is not so"));
            assertThat(check.needs().roles()).containsExactly(new Needs.Role("reader", "NOLOGIN"));
            assertThat(check.needs().extensions()).containsExactly("pgcrypto");
            assertThat(check.setup()).containsExactly("CREATE TABLE t (id int)");
            assertThat(check.probe().getFirst().extended()).isTrue();
            assertThat(check.probe().getLast().extended()).isFalse();
            assertThat(check.probe().getLast().expectation()).isEqualTo(new Expectation.SqlState("42703"));
        });
    }

    @Test
    void shouldNameTheLineOfEachFault() {
        assertFault(GOOD.replace("title: One", "tilte: One"), "f.yaml:4: unknown field 'tilte'");
        assertFault(GOOD.replace("    title: One\n", ""), "f.yaml:3: field 'title' is missing");
        assertFault(GOOD.replace("id: one", "id: One-1"), "f.yaml:3: id must be snake_case");
        assertFault(GOOD.replace("required: false", "required: maybe"), "f.yaml:5: field 'required' must be true or");
        assertFault(GOOD.replace("PT2S", "2 s"), "f.yaml:10: timeout must be a positive ISO-8601 duration");
        assertFault(GOOD.replace("PT2S", "PT0S"), "f.yaml:10: timeout must be a positive ISO-8601 duration");
        assertFault(GOOD.replace("150000", "new"), "f.yaml:11: field 'minServerVersion' must be a whole number");
        assertFault(GOOD.replace("otherwise: it", "else: it"), "f.yaml:12: unknown field 'else'");
        assertFault(GOOD.replace("SELECT true", "'${schema}x ${role.x}'"), "f.yaml:12: unknown placeholder ${role.x}");
        assertFault(GOOD.replace("reader: NOLOGIN", "Reader: nologin"), "f.yaml:15: a role is a name");
        assertFault(GOOD.replace("${schema}.t", "${schemas}.t"), "f.yaml:21: unknown placeholder ${schemas}");
        assertFault(GOOD.replace("[[0, ", "[0, ").replace("7]]", "7]"), "f.yaml:23: a row must be a list");
        assertFault(GOOD.replace("params: [7]", "params: 7"), "f.yaml:22: field 'params' must be a list");
        assertFault(GOOD.replace("error: \"42703\"", "error: 42"), "f.yaml:26: error must be a SQLSTATE");
        assertFault(GOOD + "        value: 1\n", "f.yaml:24: a step expects one thing, not error and value");
        assertFault(GOOD.replace("category: json", "category: sport"), "f.yaml:1: unknown category 'sport'");
        assertFault(GOOD.replace("error: \"42703\"", "matches: \"[\""), "f.yaml:26: not a regular expression");
        assertFault(GOOD.replace("SELECT nonsense", "SELECT a #> b"), "f.yaml:25: SQL ends at ' #'");
        assertFault(GOOD.replace("  - id: one", "  - id: one\n    id: two"), "f.yaml:4: field 'id' is given twice");
        assertFault(
                GOOD.replace("consequence:", "layer: socket\n    consequence:"), "f.yaml:9: layer must be engine or");
        assertFault("category: [\n", "f.yaml:2: not YAML");
        assertFault("", "f.yaml:1: the file is empty");
        assertFault("- 1", "f.yaml:1: must be a mapping of category, checks");
    }

    @Test
    void shouldRefuseACheckThatCannotFail() {
        // Given
        String toothless = GOOD.replace("        rows: [[0, \"${role.reader}\", 7]]\n", "")
                .replace("        error: \"42703\"\n", "");

        // Then
        assertFault(toothless, "a check needs at least one step that expects something");
    }

    @Test
    void shouldNameAllFaultsAtOnce() {
        // Given
        String bad = GOOD.replace("title: One", "tilte: One").replace("42703", "x");

        // When
        CatalogueException failure =
                catchThrowableOfType(CatalogueException.class, () -> CheckFile.parse("f.yaml", bad));

        // Then
        assertThat(failure.errors()).extracting(CatalogueError::line).containsExactly(4, 3, 26);
    }

    @Test
    void shouldReadTheExampleOfTheGuide() throws IOException {
        // Given
        String guide = Files.readString(Path.of("README.md"));
        int start = guide.indexOf("```yaml") + "```yaml".length();

        // When
        List<SqlCheck> checks = CheckFile.parse("README.md", guide.substring(start, guide.indexOf("```", start)));

        // Then
        assertThat(checks).extracting(check -> check.info().id()).containsExactly("rls_restrictive");
    }

    private static void assertFault(String text, String message) {
        CatalogueException failure =
                catchThrowableOfType(CatalogueException.class, () -> CheckFile.parse("f.yaml", text));
        assertThat(failure).as(message).isNotNull().hasMessageContaining(message);
    }
}
