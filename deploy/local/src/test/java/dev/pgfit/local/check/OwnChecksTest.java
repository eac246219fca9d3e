package dev.pgfit.local.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.contracts.CheckSource;
import dev.pgfit.local.support.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnChecksTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void shouldReadTheYamlFilesByName() throws IOException {
        // Given
        Files.writeString(folder.resolve("b.yml"), "two");
        Files.writeString(folder.resolve("a.yaml"), "one");
        Files.writeString(folder.resolve("README.md"), "not a check");

        // Then
        assertThat(OwnChecks.in(folder))
                .containsExactly(new CheckSource("a.yaml", "one"), new CheckSource("b.yml", "two"));
    }

    @Test
    void shouldRefuseAFolderWithoutChecks() {
        assertThatThrownBy(() -> OwnChecks.in(folder))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("holds no checks");
        assertThatThrownBy(() -> OwnChecks.in(folder.resolve("absent")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no such folder");
    }
}
