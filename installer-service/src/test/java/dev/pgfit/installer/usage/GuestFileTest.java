package dev.pgfit.installer.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.GuestUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestFileTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void shouldReadFreshFiguresOnly() throws IOException {
        // Given
        Path file = folder.resolve("guest.json");
        Files.writeString(
                file,
                "{\"at\":\"2026-11-23T10:00:00.000Z\",\"memoryTotalBytes\":102400000,\"memoryAvailableBytes\":70000000,"
                        + "\"databasePssBytes\":20000000,\"load\":0.5,\"processes\":6}");

        // When / Then
        assertThat(GuestFile.read(file, AT.plusSeconds(29)))
                .contains(new GuestUsage(AT, 102_400_000, 70_000_000, 20_000_000, 0.5, 6));
        assertThat(GuestFile.read(file, AT.plusSeconds(31))).isEmpty();
    }

    @Test
    void shouldBearWithNoneAndWithRubbish() throws IOException {
        // Given
        Path file = folder.resolve("guest.json");

        // When / Then
        assertThat(GuestFile.read(file, AT)).isEmpty();
        Files.writeString(file, "");
        assertThat(GuestFile.read(file, AT)).isEmpty();
        Files.writeString(file, "[]");
        assertThat(GuestFile.read(file, AT)).isEmpty();
    }
}
