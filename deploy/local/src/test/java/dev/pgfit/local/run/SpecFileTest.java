package dev.pgfit.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecFileTest {
    @TempDir
    Path folder;

    @Test
    void shouldTakeVersionsAsWritten() throws Exception {
        // Given
        Path file = file("postgresql:\n  version: 16.10\nname: small\n");

        // When
        JsonNode spec = SpecFile.read(file);

        // Then
        assertThat(spec.toString()).isEqualTo("{\"postgresql\":{\"version\":\"16.10\"},\"name\":\"small\"}");
    }

    @Test
    void shouldTakeLimitsAsTextOrNumber() throws Exception {
        // Given
        Path file = file("limits: {memory: 512Mi, cpu: 1.5}\n");

        // When
        JsonNode spec = SpecFile.read(file);

        // Then
        assertThat(spec.toString()).isEqualTo("{\"limits\":{\"memory\":\"512Mi\",\"cpu\":1.5}}");
    }

    @Test
    void shouldReadJsonToo() throws Exception {
        // Given
        Path file = file("{\"benchmark\": {\"rounds\": 4}}");

        // When
        JsonNode spec = SpecFile.read(file);

        // Then
        assertThat(spec.at("/benchmark/rounds").asInt()).isEqualTo(4);
    }

    @Test
    void shouldTakeAnEmptyFileAsTheDefaultRun() throws Exception {
        assertThat(SpecFile.read(file("# nothing yet\n")).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "benchmark:\\n  rounds: many        | spec.yaml:2:11: benchmark.rounds",
                "benchmark:\\n  round: 4            | spec.yaml:2:11: benchmark.round: unknown field; known are",
                "environment: moon                  | spec.yaml:1:14: environment",
                "deadline: soon                     | spec.yaml:1:11: deadline",
                "name: [a\\n                         | spec.yaml:2:1: expected ',' or ']'",
                "name: a\\nname: b                   | Duplicate field 'name'",
                "limits:\\n  memory: much         | spec.yaml:2:11: limits.memory: 'much' is not a Kubernetes quantity",
                "limits: {cpu: true}                | limits.cpu",
                "limits: {disk: 1Gi}                | limits.disk: unknown field; known are cpu, memory",
                "just words                         | fields are expected",
                "benchmark:\\n  concurrency: [1, x]  | benchmark.concurrency[1]"
            })
    void shouldNameThePlaceOfAMistake(String text, String expected) throws Exception {
        // Given
        Path file = file(text.replace("\\n", "\n"));

        // When
        Failure failure = catchThrowableOfType(Failure.class, () -> SpecFile.read(file));

        // Then
        assertThat(failure).hasMessageContaining(expected.strip());
        assertThat(failure.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void shouldSayThatAFileIsMissing() {
        // When
        Failure failure = catchThrowableOfType(Failure.class, () -> SpecFile.read(folder.resolve("none.yaml")));

        // Then
        assertThat(failure).hasMessageEndingWith("none.yaml: no such file");
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("spec.yaml"), text);
    }
}
