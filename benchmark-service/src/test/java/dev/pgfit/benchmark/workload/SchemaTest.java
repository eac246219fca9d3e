package dev.pgfit.benchmark.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Editors, who go by the schema, and the service, which reads for itself, take the same files for sound. */
class SchemaTest {
    private static final Path SCHEMA = Path.of("../docs/workload.schema.json");
    private static final String COMMENT = "# yaml-language-server: $schema=";
    private static final String SOUND = """
            name: mine
            rows: [10]
            load: {model: open, rate: 50, arrivals: poisson, sweep: {p99Below: PT0.05S, from: 10, to: 500.5}}
            schema: [CREATE TABLE t (id int)]
            data:
              - table: t
                rows: rows
                columns: {id: {generator: sequence}, label: none, at: {generator: timestamp}}
            queries:
              - name: one
                sql: SELECT :p
                parameters: {p: {generator: zipf, to: 'max(rows - 1, 1)', exponent: 1.2}}
                expectedRows: any
              - name: two
                transaction: true
                statements:
                  - {sql: 'SELECT :p', expectedRows: 1}
                  - {sql: SELECT 2, expectedRows: 1}
                parameters: {p: {generator: uniform, from: -5, to: 5}}
              - name: three
                mix:
                  - {script: a, weight: 0.5, sql: SELECT 1, expectedRows: 1}
                  - {script: b, statements: [{sql: SELECT 1, expectedRows: 1}]}
            """;

    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(read(SCHEMA));

    static Stream<Path> files() throws IOException {
        try (Stream<Path> shipped = Files.list(Path.of("src/main/resources/workloads"));
                Stream<Path> shown = Files.list(Path.of("../docs/examples/workloads"))) {
            return Stream.concat(shipped, shown).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldTakeTheFilesThatThereAre(Path file) throws Exception {
        // Given
        String text = Files.readString(file);
        // Then
        assertThat(errors(text)).isEmpty();
        assertThat(WorkloadReader.read(text).queries()).isNotEmpty();
        String first = text.lines().findFirst().orElseThrow();
        assertThat(first).startsWith(COMMENT);
        assertThat(file.resolveSibling(first.substring(COMMENT.length())))
                .satisfies(named -> assertThat(Files.isSameFile(named, SCHEMA)).isTrue());
    }

    @Test
    void shouldTakeAllThatAWorkloadMayHold() throws Exception {
        assertThat(errors(SOUND)).isEmpty();
        assertThat(WorkloadReader.read(SOUND).queries()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'name: mine'                     | 'nome: mine'
            'name: mine'                     | 'name: 5'
            'rows: [10]'                     | 'rows: []'
            'rows: [10]'                     | 'rows: [1000001]'
            'model: open'                    | 'model: ajar'
            'rate: 50, '                     | ''
            'rate: 50, '                     | 'rate: 50, thinkTime: PT1S, '
            'model: open'                    | 'model: closed'
            'p99Below: PT0.05S'              | 'p99Below: soon'
            'p99Below: PT0.05S, '            | ''
            'table: t'                       | 'table: T t'
            'rows: rows'                     | 'rows: true'
            '{generator: sequence}'          | '{generator: serial}'
            '{generator: sequence}'          | '{from: 1}'
            '{generator: sequence}'          | '{generator: sequence, to: 5}'
            '{generator: sequence}'          | '{generator: uniform}'
            '{generator: sequence}'          | '{generator: choice, values: []}'
            '{generator: timestamp}'         | '{generator: timestamp, from: yesterday}'
            'name: one'                      | 'name: One'
            'sql: SELECT :p'                 | 'sql: [SELECT 1]'
            'sql: SELECT :p'                 | 'sequel: SELECT :p'
            'expectedRows: any'              | 'expectedRows: some'
            'expectedRows: any'              | 'setup: []'
            'expectedRows: any'              | 'expectedRows: any, setup: SELECT 1'
            'exponent: 1.2'                  | 'exponent: 0'
            'exponent: 1.2'                  | 'exponent: steep'
            'transaction: true'              | 'transaction: 5'
            'transaction: true'              | 'sql: SELECT 1'
            'transaction: true'              | 'expectedRows: 1'
            '{sql: SELECT 2, expectedRows: 1}' | '{sql: SELECT 2}'
            'weight: 0.5'                    | 'weight: 0'
            'weight: 0.5'                    | 'wait: 1'
            'script: a, '                    | ''
            'mix:'                           | 'sql: SELECT 1, mix:'
            'mix:'                           | 'transaction: true, mix:'
            """)
    void shouldRefuseTheSameAsTheReader(String sound, String broken) {
        // Given
        String text = SOUND.replace(sound, broken.replace(", ", sound.contains("{") ? ", " : separator(sound)));
        // Then
        assertThat(errors(text)).isNotEmpty();
        assertThatThrownBy(() -> WorkloadReader.read(text)).isInstanceOf(InvalidWorkload.class);
    }

    /** In block style, a second key goes on a line of its own. */
    private static String separator(String sound) {
        int at = SOUND.indexOf(sound);
        String line = SOUND.substring(SOUND.lastIndexOf('\n', at) + 1, at);
        return line.contains("{") ? ", " : "\n    ";
    }

    private List<String> errors(String text) {
        try {
            JsonNode node = new YAMLMapper().readTree(text);
            return schema.validate(node).stream().map(Object::toString).toList();
        } catch (IOException invalid) {
            return List.of(String.valueOf(invalid.getMessage()));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
