package dev.pgfit.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSizesTest {
    @TempDir
    Path sources;

    @Test
    void shouldRefuseAFileOfMoreThanFourHundredLines() throws Exception {
        // Given
        Files.writeString(sources.resolve("Fits.java"), "\n".repeat(400));
        assertThatCode(() -> FileSizes.check(sources)).doesNotThrowAnyException();

        // When
        Files.writeString(sources.resolve("Large.java"), "\n".repeat(401));

        // Then
        assertThatThrownBy(() -> FileSizes.check(sources)).hasMessageContaining("Large.java (401 lines)");
    }
}
