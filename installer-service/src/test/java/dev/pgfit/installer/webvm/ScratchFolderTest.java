package dev.pgfit.installer.webvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
    @TempDir
    Path data;

    @Test
    void shouldBeShortEnoughForASocketAndEmptyEachTime() throws IOException {
        // Given
        Path home = Files.createDirectories(data.resolve("a-long-name/".repeat(6) + "home"));

        // When
        Path first = ScratchFolder.of(home);
        Files.writeString(first.resolve("left"), "x");
        Path second = ScratchFolder.of(home);

        // Then
        try {
            assertThat(second).isEqualTo(first).isEmptyDirectory();
            assertThat(second.toString().length()).isLessThan(57);
        } finally {
            Folders.remove(second);
        }
    }
}
