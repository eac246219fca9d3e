package dev.pgfit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgfit.image.tool.Command;
import dev.pgfit.image.tool.Tools;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds the real thing, into the cache that all modules' tests share. */
class RealImageTest {
    private static final ImageRequest REQUEST = ImageRequest.ofDefault();

    @TempDir
    Path folder;

    private final MachineImages images = new MachineImages(TestImages.cache());

    @BeforeEach
    void requireWhatCannotBeReplaced() {
        List<String> obstacles = images.obstacles(REQUEST);
        assumeTrue(obstacles.isEmpty(), () -> "skipped: " + obstacles);
        assumeTrue(
                images.find(REQUEST).isPresent()
                        || Files.isDirectory(TestImages.cache().resolve("debs"))
                        || haveNetwork(),
                "skipped: no image is cached and Debian's archive can't be reached");
    }

    @Test
    void shouldBuildImageThatHoldsWhatPostgresqlNeeds() throws Exception {
        // When
        MachineImage image = images.get(REQUEST, line -> {});

        // Then
        Manifest manifest = image.manifest();
        assertThat(manifest.postgresqlVersion()).startsWith("18.");
        assertThat(manifest.archiveBytes())
                .isEqualTo(Files.size(image.archive()))
                .isLessThan(80_000_000L);
        assertThat(manifest.packages().stream().map(Manifest.Package::name))
                .contains("postgresql-18", "busybox-static", "libpam0g", "libc6", "seabios")
                .noneMatch(name -> name.startsWith("libllvm") || name.equals("perl"));
        assertThat(manifest.packages()).allMatch(one -> one.sha256().matches("[0-9a-f]{64}"));
        assertThat(Files.size(image.disk())).isEqualTo(manifest.diskBytes());
        assertThat(ask(image, "stat /usr/lib/postgresql/18/bin/postgres")).contains("Mode:  0755", "User:     0 ");
        assertThat(ask(image, "stat /var/lib/postgresql")).contains("User:   100 ");
        assertThat(ask(image, "stat /tmp")).contains("Mode:  01777");
        assertThat(ask(image, "stat /pgfit/init")).contains("Mode:  0755");
        assertThat(ask(image, "ls -p /usr/lib/postgresql/18/lib"))
                .contains("pgcrypto.so")
                .doesNotContain("llvmjit");
        assertThat(ask(image, "ls -p /usr/share/doc/postgresql-18"))
                .contains("copyright")
                .doesNotContain("changelog");
        run("e2fsck", "-fn", image.disk().toString());
        assertThat(images.find(REQUEST)).contains(image);
    }

    @Test
    void shouldBuildTheSameAgain() throws Exception {
        // Given
        MachineImage image = images.get(REQUEST, line -> {});

        // When
        Path again = new ImageBuilder(
                        TestImages.cache(), Path.of("/etc/apt"), Tools.ofMachine(), Recipe.ofJar(), Map.of())
                .build(REQUEST, folder, line -> {});

        // Then
        Manifest manifest = Manifest.read(again.resolve(Manifest.FILE));
        assumeTrue(
                manifest.packages().equals(image.manifest().packages()),
                "skipped: Debian's archive has newer packages than the cached image");
        assertThat(manifest.sha256()).isEqualTo(image.manifest().sha256());
        assertThat(Files.mismatch(again.resolve(Manifest.DISK), image.disk())).isEqualTo(-1);
        assertThat(Files.mismatch(again.resolve("initrd"), image.initrd())).isEqualTo(-1);
    }

    private String ask(MachineImage image, String question) throws Exception {
        return run("debugfs", "-R", question, image.disk().toString());
    }

    private String run(String... line) throws Exception {
        Command command = new Command(List.of(line), Map.of(), folder, Duration.ofMinutes(1));
        return String.join("\n", Tools.ofMachine().run(command));
    }

    private static boolean haveNetwork() {
        var mirror = dev.pgfit.image.apt.DebianMirror.of(dev.pgfit.image.apt.AptSources.read(Path.of("/etc/apt")))
                .orElseThrow();
        URI uri = URI.create(mirror.archive());
        if (uri.getHost() == null
                || System.getenv().keySet().stream().anyMatch(name -> name.equalsIgnoreCase("http_proxy"))) {
            return true; // apt will find out
        }
        try (Socket socket = new Socket()) {
            int port = uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
            socket.connect(new InetSocketAddress(uri.getHost(), port), 5_000);
            return true;
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
