package dev.pgfit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    @TempDir
    Path folder;

    @Test
    void shouldCountOfASparseFileWhatIsAllocated() throws IOException {
        // Given
        try (RandomAccessFile disk = new RandomAccessFile(folder.resolve("disk").toFile(), "rw")) {
            disk.setLength(1L << 30);
            disk.seek(1L << 29);
            disk.write(new byte[1 << 20]);
        }
        Files.createDirectories(folder.resolve("inner"));
        Files.write(folder.resolve("inner/small"), new byte[1000]);

        // When
        long bytes = Folders.diskBytes(folder);

        // Then
        assertThat(bytes).isBetween(1_000L, 4L << 20);
        assertThat(Folders.diskBytes(folder.resolve("nothing"))).isZero();
    }
}
