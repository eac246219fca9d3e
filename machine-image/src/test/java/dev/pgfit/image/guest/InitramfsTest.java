package dev.pgfit.image.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitramfsTest {
    @TempDir
    Path folder;

    @Test
    void shouldHoldWhatTheKernelStartsWith() throws Exception {
        // Given
        Path module = Files.writeString(folder.resolve("a.ko"), "module");
        byte[] busybox = "busybox".getBytes(StandardCharsets.US_ASCII);
        byte[] script = "script".getBytes(StandardCharsets.US_ASCII);

        // When
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Initramfs.write(busybox, List.of(module), script, 1_700_000_000, out);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        Initramfs.write(busybox, List.of(module), script, 1_700_000_000, again);

        // Then
        assertThat(again.toByteArray()).isEqualTo(out.toByteArray());
        assertThat(new String(out.toByteArray(), 0, 6, StandardCharsets.US_ASCII))
                .isEqualTo("070701");
        Map<String, String> contents = new LinkedHashMap<>();
        try (CpioArchiveInputStream cpio = new CpioArchiveInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (CpioArchiveEntry entry; (entry = cpio.getNextEntry()) != null; ) {
                contents.put(entry.getName(), new String(cpio.readAllBytes(), StandardCharsets.US_ASCII));
                assertThat(entry.getTime()).isEqualTo(1_700_000_000);
                assertThat(entry.getUID() + entry.getGID()).isZero();
                if (entry.getName().equals("dev/console")) {
                    assertThat(entry.isCharacterDevice()).isTrue();
                    assertThat(entry.getRemoteDeviceMaj()).isEqualTo(5);
                    assertThat(entry.getRemoteDeviceMin()).isEqualTo(1);
                }
            }
        }
        assertThat(contents)
                .containsEntry("init", "script")
                .containsEntry("m/a.ko", "module")
                .containsEntry("modules", "a.ko\n");
        assertThat(contents.keySet()).startsWith("dev", "m", "root", "dev/console", "busybox");
    }
}
