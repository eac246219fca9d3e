package dev.pgfit.image.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelModulesTest {
    @TempDir
    Path folder;

    @Test
    void shouldOrderModulesAfterWhatTheyDependOn() throws Exception {
        // Given
        module("fs/ext4/ext4.ko", "mbcache,jbd2,crc16");
        module("fs/jbd2/jbd2.ko", "");
        module("fs/mbcache.ko", "");
        module("lib/crc16.ko", "");
        module("virtio-pci.ko", "virtio_ring");
        module("virtio_ring.ko", "");

        // When
        List<Path> order = new KernelModules(folder).inOrder(List.of("virtio_pci", "ext4", "jbd2"));

        // Then
        assertThat(order.stream().map(file -> file.getFileName().toString()))
                .containsExactly("virtio_ring.ko", "virtio-pci.ko", "mbcache.ko", "jbd2.ko", "crc16.ko", "ext4.ko");
    }

    @Test
    void shouldNameMissingModule() throws Exception {
        // Given
        module("ext4.ko", "jbd2");

        // When / Then
        assertThatThrownBy(() -> new KernelModules(folder).inOrder(List.of("ext4")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("jbd2");
    }

    @Test
    void shouldTakeSignatureOff() throws Exception {
        // Given
        byte[] module = "the module".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.write(module);
        signed.write(new byte[300]);
        signed.write(new byte[] {0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1, 44}); // 300 at the end
        signed.write("~Module signature appended~\n".getBytes(StandardCharsets.US_ASCII));

        // When / Then
        assertThat(KernelModules.unsigned(signed.toByteArray())).isEqualTo(module);
        assertThat(KernelModules.unsigned(module)).isEqualTo(module);
    }

    private void module(String path, String depends) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolve("..").normalize());
        Files.writeString(
                file, "\u0000license=GPL\0depends=" + depends + "\0vermagic=6.1\0", StandardCharsets.ISO_8859_1);
    }
}
