package dev.pgfit.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PgfitCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"run", "up", "down", "status"})
    void shouldExplainEachCommand(String command) {
        assertThat(execute(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: pgfit " + command);
    }

    @Test
    void shouldRefuseAnUnknownOptionAsBadInput() {
        assertThat(execute("run", "--fast")).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown option: '--fast'");
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

    private int execute(String... arguments) {
        CommandLine command = PgfitCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
