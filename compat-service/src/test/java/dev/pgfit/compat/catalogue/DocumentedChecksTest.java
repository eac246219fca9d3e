package dev.pgfit.compat.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The check that docs/extending.md shows. */
class DocumentedChecksTest {
    @Test
    void shouldReadTheCheckOfTheGuide() throws Exception {
        // Given
        String text = Files.readString(Path.of("../docs/examples/checks/functions.yaml"));
        // When
        var checks = CheckFile.parse("functions.yaml", text);
        // Then
        assertThat(checks)
                .singleElement()
                .satisfies(check -> assertThat(check.info().id()).isEqualTo("overloaded_function"));
    }
}
