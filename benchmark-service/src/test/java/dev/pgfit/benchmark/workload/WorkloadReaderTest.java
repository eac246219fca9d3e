package dev.pgfit.benchmark.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadReaderTest {
    private static final String SOUND = """
            name: mine
            rows: [10]
            schema:
              - CREATE TABLE t (id int)
            data:
              - table: t
                rows: rows
                columns:
                  id: {generator: sequence}
            queries:
              - name: one
                sql: SELECT :p
                parameters:
                  p: {generator: uniform, to: rows}
                expectedRows: 1
            """;

    @Test
    void shouldReadTheDefaultWorkload() throws Exception {
        // When
        Workload workload = WorkloadReader.read(shipped("default"));
        // Then
        assertThat(workload.queries()).hasSize(8);
        assertThat(workload.rows()).containsExactly(100, 1000, 10000);
        assertThat(workload.sha256()).hasSize(64);
    }

    @Test
    void shouldReadATransactionOfSeveralStatements() throws Exception {
        // When
        Query.Script script = WorkloadReader.read(shipped("tpcb-like"))
                .queries()
                .getFirst()
                .scripts()
                .getFirst();
        // Then
        assertThat(script.transaction()).isTrue();
        assertThat(script.statements()).hasSize(5);
        assertThat(script.parameters()).extracting(Query.Parameter::name).contains("delta");
    }

    @Test
    void shouldReadAMixWithItsWeights() throws Exception {
        // Given
        String mix = SOUND.substring(0, SOUND.indexOf("queries:")) + """
                queries:
                  - name: both
                    mix:
                      - {script: often, weight: 9, sql: SELECT 1, expectedRows: 1}
                      - {script: seldom, sql: 'SELECT :p', parameters: {p: 5}, expectedRows: 1}
                """;
        // When
        Query query = WorkloadReader.read(mix).queries().getFirst();
        // Then
        assertThat(query.scripts()).extracting(Query.Script::name).containsExactly("often", "seldom");
        assertThat(query.scripts()).extracting(Query.Script::weight).containsExactly(9.0, 1.0);
    }

    @Test
    void shouldTakeOtherRowCounts() throws Exception {
        assertThat(WorkloadReader.read(SOUND, List.of(7)).rows()).containsExactly(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'name: mine'                            | 'nome: mine'                            | 1,1: nome: unknown key
            'rows: [10]'                            | 'rows: [0]'                             | 2,8: rows[0]: must be a whole number from 1
            'rows: [10]'                            | 'rows: ten'                             | 2,7: rows: must be a list
            'sql: SELECT :p'                        | 'sql: [a]'                              | 12,10: queries[0].sql: must be text, but is a list
            'sql: SELECT :p'                        | 'sql: SELECT :q'                        | 12,10: queries[0].sql: parameter :q is not declared
            '{generator: uniform, to: rows}'        | '{generator: unifrom, to: rows}'        | 14,22: queries[0].parameters.p.generator: unknown generator 'unifrom'
            '{generator: uniform, to: rows}'        | '{generator: uniform}'                  | 14,10: queries[0].parameters.p.to: is missing
            '{generator: uniform, to: rows}'        | '{generator: uniform, to: 0}'           | queries[0].parameters.p: its range is empty for rows = 10
            '{generator: uniform, to: rows}'        | '{generator: uniform, to: 5, step: 1}'  | 14,38: queries[0].parameters.p.step: unknown key
            '{generator: sequence}'                 | '{generator: sequence, from: 1 / 0}'    | data[0].columns.id: can't be computed for rows = 10
            'expectedRows: 1'                       | 'expectedRows: lots'                    | 15,19: queries[0].expectedRows: 'lots' is no expression
            'expectedRows: 1'                       | 'expectedRows: -1'                      | queries[0].expectedRows
            'expectedRows: 1'                       | 'mix: []'                               | queries[0].sql: belongs to the scripts of the mix
            '{generator: uniform, to: rows}'        | '{generator: zipf, to: rows, exponent: 0}' | queries[0].parameters.p.exponent: must be a number above 0
            'expectedRows: 1'                       | 'setup: [1]'                            | 15,13: queries[0].setup[0]: must be text, but is the number 1
            'rows: rows'                            | 'rows: rows - 10'                       | data[0].rows: is 0 for rows = 10
            'name: one'                             | 'name: One Two'                         | 11,11: queries[0].name: must be lower-case
            'CREATE TABLE t (id int)'               | 'CREATE TABLE t ${rws}'                 | 4,5: schema[0]: 'rws' is no expression over rows
            'schema:'                               | 'schema: ]['                            | 3,9: this is no valid YAML
            """)
    void shouldNameLineColumnAndField(String sound, String broken, String expected) {
        // Given
        String text = SOUND.replace(sound, broken);
        // When
        InvalidWorkload invalid = catchThrowableOfType(InvalidWorkload.class, () -> WorkloadReader.read(text));
        // Then
        assertThat(invalid.errors())
                .extracting(error -> error.toString().replaceFirst("line (\\d+), column (\\d+)", "$1,$2"))
                .anySatisfy(error -> assertThat(error).contains(expected));
    }

    @Test
    void shouldTellAllErrorsInTheOrderOfLines() {
        // Given
        String text = "rows: []\nextra: 1\nqueries:\n  - name: a\n  - name: a\n    sql: 5\n    expectedRows: any\n";
        // When
        InvalidWorkload invalid = catchThrowableOfType(InvalidWorkload.class, () -> WorkloadReader.read(text));
        // Then
        assertThat(invalid.errors())
                .extracting(WorkloadError::path)
                .containsSubsequence("rows", "extra", "queries[0].sql", "queries[1].name", "queries[1].sql")
                .contains("name", "queries[0].expectedRows");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''|the file is empty", "just text|must be a mapping", "'a: b: c'|no valid YAML"})
    void shouldRefuseWhatIsNoWorkloadAtAll(String text, String expected) {
        // When
        InvalidWorkload invalid = catchThrowableOfType(InvalidWorkload.class, () -> WorkloadReader.read(text));
        // Then
        assertThat(invalid).hasMessageContaining(expected);
    }

    private static String shipped(String name) throws IOException {
        try (InputStream file = WorkloadReaderTest.class.getResourceAsStream("/workloads/" + name + ".yaml")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
