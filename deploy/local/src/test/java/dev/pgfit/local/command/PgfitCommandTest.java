package dev.pgfit.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PgfitCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"run", "replay", "up", "down", "status", "image"})
    void shouldExplainEachCommand(String command) {
        assertThat(execute(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: pgfit " + command);
    }

    @Test
    void shouldRefuseAnUnknownOptionAsBadInput() {
        assertThat(execute("run", "--fast")).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown option: '--fast'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "run --env moon              | option '--env': expected one of webvm, host, browser, container, kubernetes",
                "run --host firefox          | option '--host': expected one of node, chromium but was 'firefox'",
                "run --memory 64             | --memory: a virtual machine has from 96 to 1024 megabytes",
                "run --memory 128,lots       | '--memory' (MB): expected megabytes, such as 128, or a quantity",
                "run --install copy          | option '--install': expected one of measured, prepared, snapshot",
                "run --persistence disk      | option '--persistence': expected one of memory, files, idb",
                "run --postgres 9.6          | option '--postgres': expected a PostgreSQL version from 14 to 18",
                "run --env host --memory 16  | is less than 32Mi: neither candidate could start",
                "run --env host --memory -1  | is less than 32Mi",
                "run --env host --cpu lots   | option '--cpu': expected cores, such as 1 or 500m",
                "run --env host --cpu 0      | '0' is less than 10m",
                "run --cpu 1                 | --cpu: candidates are limited with --env host, container",
                "run --image none.image      | none.image: no such file",
                "up --memory 128,192         | option '--memory': expected megabytes",
                "up --postgres 17            | --env is missing",
                "image --postgres 16         | option '--postgres': expected one of 15, 17, 18",
                "image --list --postgres 17  | --list: goes with no other option",
                "image --file none.image     | none.image: no such file",
                "replay                      | Missing required parameter: 'RUN'",
                "replay yesterday            | RUN: 'yesterday' is neither a run's id nor a file",
                "replay 1-1-1-1-1 --weights 1,2         | --weights: four are asked",
                "replay 1-1-1-1-1 --weights 1,2,3,x     | option '--weights' (I,P,R,C)",
                "replay 1-1-1-1-1 --normalise           | --normalise: goes with --weights",
                "replay 1-1-1-1-1 --criteria none.yaml  | none.yaml: no such file"
            })
    void shouldRefuseBadOptionsByName(String commandLine, String expected) {
        // When
        int code = execute(commandLine.split(" "));

        // Then
        assertThat(err.toString()).contains(expected);
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).doesNotContain("Usage:");
    }

    @Test
    void shouldAskForACommand() {
        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString()).contains("Say what to do");
    }

    @Test
    void shouldRefuseABadSpecificationBeforeAnythingStarts() throws Exception {
        // Given
        Path spec = Files.writeString(folder.resolve("spec.yaml"), "benchmark:\n  rounds: many\n");
        Path data = folder.resolve("data");

        // When
        int code = execute("run", "--spec", spec.toString(), "--data", data.toString());

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("spec.yaml:2:11: benchmark.rounds:");
        assertThat(data).doesNotExist();
    }

    @Test
    void shouldNameTheCommandThatBuildsWhenNothingIsBuilt() {
        // When
        int code = execute("run", "--data", folder.resolve("data").toString(), "--repository", folder.toString());

        // Then
        assertThat(code).isEqualTo(4);
        assertThat(err.toString()).contains("./pgfit build");
    }

    @Test
    void shouldRefuseBadCriteriaBeforeAnythingStarts() throws Exception {
        // Given
        Path criteria = Files.writeString(folder.resolve("criteria.yaml"), "thresholds:\n  averageMemory: 1\n");
        Path data = folder.resolve("data");

        // When
        int code = execute("replay", "1-1-1-1-1", "--criteria", criteria.toString(), "--data", data.toString());

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("criteria.yaml:", "thresholds.averageMemory: unknown field");
        assertThat(data).doesNotExist();
    }

    private int execute(String... arguments) {
        CommandLine command = PgfitCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
