package dev.pgfit.installer.webvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests of the Node program are JavaScript; here they are part of the build. */
class HostProgramOwnTest {
    @TempDir
    private Path folder;

    @Test
    void shouldPassItsOwnTests() throws Exception {
        // Given
        Path output = folder.resolve("output");
        ProcessBuilder node = new ProcessBuilder("node", "--test", "--test-timeout=20000", ".")
                .directory(new File("src/test/webvm"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());

        // When
        Process process = node.start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();

        // Then
        assertThat(ended).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(output, StandardCharsets.UTF_8))
                .isZero();
    }
}
