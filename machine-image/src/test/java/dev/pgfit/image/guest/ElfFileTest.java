package dev.pgfit.image.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElfFileTest {
    @TempDir
    Path folder;

    @Test
    void shouldReadNeededLibraries() throws Exception {
        // Given
        Path file = Files.write(folder.resolve("program"), elf("libssl.so.3", "libc.so.6"));

        // When / Then
        assertThat(ElfFile.needed(file)).containsExactly("libssl.so.3", "libc.so.6");
    }

    @Test
    void shouldPassOverOtherFilesAndRefuseBrokenOnes() throws Exception {
        // Given
        Path script = Files.writeString(folder.resolve("script"), "#!/bin/sh\n" + "#".repeat(100));
        byte[] whole = elf("libc.so.6");
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(28, 1_000_000);
        Path broken = Files.write(folder.resolve("broken"), whole);

        // When / Then
        assertThat(ElfFile.needed(script)).isEmpty();
        assertThatThrownBy(() -> ElfFile.needed(broken))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broken");
    }

    @Test
    void shouldAddLibrariesOfLibrariesAndNameWhatIsMissing() throws Exception {
        // Given
        Path unpacked = folder.resolve(Unpacked.FOLDER);
        Path libraries = Files.createDirectories(unpacked.resolve("libx/usr/lib/i386-linux-gnu"));
        Files.write(libraries.resolve("libx.so.1.2"), elf("liby.so.1"));
        Files.createSymbolicLink(libraries.resolve("libx.so.1"), Path.of("libx.so.1.2"));
        Files.write(libraries.resolve("libgcc_s.so.1"), elf());
        Files.write(libraries.resolve("libunused.so.1"), elf());
        Path program = Files.createDirectories(unpacked.resolve("postgresql-18/usr/lib/postgresql/18/bin"))
                .resolve("postgres");
        Files.write(program, elf("libx.so.1"));
        GuestTree tree = new GuestTree();
        GuestSelection selection = new GuestSelection(18, tree);
        selection.take(unpacked.resolve("postgresql-18"));
        selection.take(unpacked.resolve("libx"));

        // When / Then
        assertThatThrownBy(selection::addLibraries)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("liby.so.1")
                .hasMessageContaining("libx.so.1.2");

        // When it is there, in a package of the days before /usr was merged
        Path old = Files.createDirectories(unpacked.resolve("liby/lib/i386-linux-gnu"));
        Files.write(old.resolve("liby.so.1"), elf());
        selection.take(unpacked.resolve("liby"));
        selection.addLibraries();

        // Then
        assertThat(tree.nodes().keySet())
                .contains("usr/lib/i386-linux-gnu/liby.so.1", "usr/lib/i386-linux-gnu/libx.so.1.2")
                .doesNotContain("usr/lib/i386-linux-gnu/libunused.so.1");
        assertThat(selection.contributing()).containsExactlyInAnyOrder("libx", "liby", "postgresql-18");
    }

    /** The least that a loader reads: header, one LOAD and one DYNAMIC segment, strings. */
    private static byte[] elf(String... needed) {
        int dynamic = 52 + 2 * 32;
        int strings = dynamic + (needed.length + 2) * 8;
        StringBuilder names = new StringBuilder("\0");
        ByteBuffer elf = ByteBuffer.allocate(strings + 200).order(ByteOrder.LITTLE_ENDIAN);
        elf.putInt(0, 0x464c457f).putShort(4, (short) 0x0101).putInt(28, 52);
        elf.putShort(42, (short) 32).putShort(44, (short) 2);
        elf.putInt(52, 1).putInt(56, 0).putInt(60, 0x1000).putInt(68, strings + 200);
        elf.putInt(84, 2).putInt(88, dynamic).putInt(92, 0x1000 + dynamic).putInt(100, (needed.length + 2) * 8);
        int at = dynamic;
        for (String name : needed) {
            elf.putInt(at, 1).putInt(at + 4, names.length());
            names.append(name).append('\0');
            at += 8;
        }
        elf.putInt(at, 5).putInt(at + 4, 0x1000 + strings);
        byte[] text = names.toString().getBytes(StandardCharsets.US_ASCII);
        elf.put(strings, text);
        return elf.array();
    }
}
