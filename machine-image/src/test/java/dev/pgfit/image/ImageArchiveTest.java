package dev.pgfit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.image.tool.Tools;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageArchiveTest {
    private static final Recipe RECIPE = new Recipe(Map.of("init", new byte[] {1}), new byte[] {2});

    @TempDir
    Path folder;

    @Test
    void shouldTakeInWhatWasWritten() throws Exception {
        // Given
        Path archive = archive("recipe of another pgfit");
        MachineImages images = images();

        // When
        MachineImage image = images.importFile(archive, line -> {});

        // Then
        assertThat(images.find(ImageRequest.ofDefault())).contains(image);
        assertThat(images.get(ImageRequest.ofDefault(), line -> {})).isEqualTo(image);
        assertThat(images.obstacles(ImageRequest.ofDefault())).isEmpty();
        assertThat(image.manifest().archiveBytes()).isEqualTo(Files.size(archive));
        assertThat(image.archive()).hasSameBinaryContentAs(archive);
        assertThat(image.disk()).hasSameBinaryContentAs(folder.resolve("made/disk.ext4"));
        assertThat(image.kernel()).hasContent("kernel");
        assertThat(image.manifest().packages()).containsExactly(new Manifest.Package("libc6", "2.43-7", "ab"));
        try (var left = Files.list(folder.resolve("cache"))) {
            assertThat(left.filter(file -> file.getFileName().toString().startsWith(".draft")))
                    .isEmpty();
        }
    }

    @Test
    void shouldRefuseChangedFiles() throws Exception {
        // Given
        Path archive = rewritten(archive(RECIPE.hash()), "initrd", "initrd", "INITRD");

        // When / Then
        refuses(archive, "initrd", "damaged or changed");
    }

    @Test
    void shouldRefuseChangedManifest() throws Exception {
        // Given
        Path archive = rewritten(archive(RECIPE.hash()), "manifest.json", "\"bytes\" : 6", "\"bytes\" : 5");
        Path format = rewritten(archive(RECIPE.hash()), "manifest.json", "\"format\" : 1", "\"format\" : 2");
        Path contradiction =
                rewritten(archive(RECIPE.hash()), "manifest.json", Hashes.sha256("kernel"), Hashes.sha256("x"));

        // When / Then
        refuses(archive, "damaged or changed");
        refuses(format, "format 2");
        refuses(contradiction, "contradicts itself");
    }

    @Test
    void shouldRefuseNamesThatLeadOut() throws Exception {
        // Given
        Path archive = folder.resolve("evil.tar.gz");
        Path good = archive(RECIPE.hash());
        copy(good, archive, name -> name.equals("kernel") ? "../kernel" : name, (name, bytes) -> bytes);

        // When / Then
        refuses(archive, "../kernel");
        assertThat(folder.resolve("cache/kernel")).doesNotExist();
        assertThat(folder.resolve("kernel")).doesNotExist();
    }

    @Test
    void shouldRefuseWhatIsNoImage() throws Exception {
        // Given
        Path text = Files.writeString(folder.resolve("text"), "hello");
        Path cut = folder.resolve("cut");
        byte[] whole = Files.readAllBytes(archive(RECIPE.hash()));
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));

        // When / Then
        refuses(text, "could not be taken");
        refuses(cut, "could not be taken");
        refuses(folder.resolve("absent"), "can't be read");
    }

    @Test
    void shouldRefuseChunksBeyondTheDisk() {
        // Given
        byte[] chunk = new byte[4 + (1 << 16)];
        chunk[0] = (byte) 0xff;

        // When / Then
        assertThatThrownBy(() -> DiskChunks.read(new ByteArrayInputStream(chunk), 1 << 20, folder.resolve("disk")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("beyond");
    }

    private void refuses(Path archive, String... words) {
        MachineImages images = images();
        assertThatThrownBy(() -> images.importFile(archive, line -> {}))
                .isInstanceOf(ImageException.class)
                .hasMessageContainingAll(words)
                .hasMessageContaining(archive.toString());
        assertThat(images.find(ImageRequest.ofDefault())).isEmpty();
    }

    private MachineImages images() {
        return new MachineImages(folder.resolve("cache"), folder.resolve("etc"), new Tools(List.of()), RECIPE);
    }

    private Path archive(String recipe) throws IOException {
        Path made = Files.createDirectories(folder.resolve("made"));
        TreeMap<String, Manifest.Content> files = new TreeMap<>();
        for (String name : Manifest.FILES) {
            Path file = made.resolve(name);
            if (name.equals(Manifest.DISK)) {
                try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
                    disk.setLength(1 << 22);
                    disk.seek(1_100_000);
                    disk.writeBytes("something");
                }
                files.put(name, DiskChunks.content(file));
            } else {
                Files.writeString(file, name);
                files.put(name, new Manifest.Content(name.length(), Hashes.sha256(name)));
            }
        }
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                Manifest.sha256(files),
                recipe,
                18,
                "18.6",
                "6.1.176-1",
                List.of("sid", "bookworm"),
                1_700_000_000,
                List.of(new Manifest.Package("libc6", "2.43-7", "ab")),
                List.of("a note"),
                files,
                1 << 22,
                null);
        Path archive = made.resolve("image.tar.gz");
        ImageArchive.write(made, manifest, archive);
        return archive;
    }

    private Path rewritten(Path archive, String entry, String from, String to) throws IOException {
        Path changed = Files.createTempFile(folder, "changed", ".tar.gz");
        copy(archive, changed, name -> name, (name, bytes) -> {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return name.equals(entry) ? text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1) : bytes;
        });
        return changed;
    }

    private static void copy(
            Path from,
            Path to,
            java.util.function.UnaryOperator<String> names,
            java.util.function.BiFunction<String, byte[], byte[]> contents)
            throws IOException {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(from)));
                TarArchiveOutputStream out = new TarArchiveOutputStream(new GZIPOutputStream(buffer))) {
            for (TarArchiveEntry entry; (entry = in.getNextEntry()) != null; ) {
                byte[] bytes = contents.apply(entry.getName(), in.readAllBytes());
                TarArchiveEntry copy = new TarArchiveEntry(names.apply(entry.getName()), true);
                copy.setSize(bytes.length);
                out.putArchiveEntry(copy);
                out.write(bytes);
                out.closeArchiveEntry();
            }
        }
        Files.write(to, buffer.toByteArray());
    }
}
