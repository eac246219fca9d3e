package dev.pgfit.installer.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"18", "18.6", "18.6.0"})
    void shouldTakeTheOfficialImageByItsDigest(String version) {
        assertThat(settings(null).postgresImage(version)).matches("docker\\.io/library/postgres@sha256:[0-9a-f]{64}");
    }

    @ParameterizedTest
    @CsvSource({"17, 17", "16.4, 16.4", "16.4.0, 16.4", "18.1, 18.1"})
    void shouldTakeOthersByTheirVersion(String version, String tag) {
        assertThat(settings(null).postgresImage(version)).isEqualTo("docker.io/library/postgres:" + tag);
    }

    @Test
    void shouldPutTheVersionIntoAnImageOfTheUsers() {
        assertThat(settings("registry.local/pg:{version}-slim").postgresImage("17.2"))
                .isEqualTo("registry.local/pg:17.2-slim");
        assertThat(settings("registry.local/pg:fixed").postgresImage("17")).isEqualTo("registry.local/pg:fixed");
    }

    private static ContainerSettings settings(@Nullable String image) {
        return new ContainerSettings(
                Optional.ofNullable(image), "localhost/pgfit/pglite:1", Duration.ofMinutes(1), Optional.empty());
    }
}
