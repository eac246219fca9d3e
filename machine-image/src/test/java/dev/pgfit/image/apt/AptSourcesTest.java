package dev.pgfit.image.apt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptSourcesTest {
    private static final Path KEYRING = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");

    @TempDir
    Path folder;

    @Test
    void shouldReadDeb822() {
        // When
        List<AptSource> sources = AptSources.parseDeb822("""
                Types: deb deb-src
                # a comment
                URIs: http://mirror.example/debian
                Suites: bookworm bookworm-updates
                Components: main
                 contrib
                Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

                Enabled: no
                Types: deb
                URIs: http://off.example/debian
                Suites: bookworm
                Components: main

                Types: deb
                URIs: http://inline.example/debian
                Suites: sid
                Components: main
                Signed-By:
                 -----BEGIN PGP PUBLIC KEY BLOCK-----
                 .
                 abc
                """);

        // Then
        assertThat(sources)
                .containsExactly(
                        new AptSource(
                                "http://mirror.example/debian",
                                List.of("bookworm", "bookworm-updates"),
                                List.of("main", "contrib"),
                                Optional.of(KEYRING)),
                        new AptSource(
                                "http://inline.example/debian", List.of("sid"), List.of("main"), Optional.empty()));
    }

    @Test
    void shouldReadLines() {
        // When
        List<AptSource> sources = AptSources.parseList("""
                # deb http://off.example/debian bookworm main
                deb-src http://source.example/debian bookworm main
                deb http://line.example/debian bookworm main contrib # trailing
                deb [arch=amd64 signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://x.example/debian/ sid main
                """);

        // Then
        assertThat(sources)
                .containsExactly(
                        new AptSource(
                                "http://line.example/debian",
                                List.of("bookworm"),
                                List.of("main", "contrib"),
                                Optional.empty()),
                        new AptSource(
                                "http://x.example/debian/", List.of("sid"), List.of("main"), Optional.of(KEYRING)));
    }

    @Test
    void shouldTakeTheMachinesMirrorButNotThirdParties() throws Exception {
        // Given
        Files.createDirectories(folder.resolve("sources.list.d"));
        Files.writeString(folder.resolve("sources.list"), "deb https://apt.third.example stable main\n");
        Files.writeString(folder.resolve("sources.list.d/a.list"), """
                deb [signed-by=/etc/apt/keyrings/third.gpg] https://third.example/linux/debian bookworm main
                deb http://mirror.example/debian trixie main
                deb http://mirror.example/debian trixie-updates main
                deb http://mirror.example/debian-security trixie-security main
                """);
        Path keyring = Files.createFile(folder.resolve("keys.gpg"));

        // When
        DebianMirror mirror = DebianMirror.of(AptSources.read(folder), Optional.empty(), List.of(keyring))
                .orElseThrow();

        // Then
        assertThat(mirror.archive()).isEqualTo("http://mirror.example/debian");
        assertThat(mirror.keyrings()).containsExactly(keyring);
        assertThat(mirror.lines("bookworm"))
                .containsExactly(
                        "deb [signed-by=" + keyring + "] http://mirror.example/debian bookworm main",
                        "deb [signed-by=" + keyring + "] http://mirror.example/debian bookworm-updates main",
                        "deb [signed-by=" + keyring + "] http://mirror.example/debian-security bookworm-security main");
        assertThat(mirror.lines("sid")).hasSize(1);
    }

    @Test
    void shouldTakeTheNamedArchiveWhereSourcesNameNone() throws Exception {
        // Given
        List<AptSource> ubuntu = AptSources.parseList(
                "deb http://archive.example/ubuntu noble main\ndeb http://security.example/ubuntu noble-security main\n");
        Path template =
                Files.writeString(folder.resolve("Debian.info"), "Suite: trixie\nBaseURI: http://t.example/debian/\n");

        // When
        DebianMirror mirror = DebianMirror.of(ubuntu, DebianMirror.template(template), List.of())
                .orElseThrow();

        // Then
        assertThat(mirror.archive()).isEqualTo("http://t.example/debian/");
        assertThat(mirror.security()).isEmpty();
        assertThat(mirror.keyrings()).isEmpty();
        assertThat(DebianMirror.of(ubuntu, Optional.empty(), List.of())).isEmpty();
    }

    @Test
    void shouldReadWhatAptPlans() {
        // When
        List<Deb> debs = AptSuite.parsePlan(List.of(
                "W: something",
                "'http://x/libpq5_18.6-3_i386.deb' libpq5_18.6-3_i386.deb 100 SHA256:" + "ab".repeat(32),
                "'http://x/z.deb' zlib1g_1%3a1.3-4_i386.deb 7 SHA256:" + "cd".repeat(32)));

        // Then
        assertThat(debs)
                .containsExactly(
                        new Deb("libpq5", "18.6-3", "libpq5_18.6-3_i386.deb", 100, "ab".repeat(32)),
                        new Deb("zlib1g", "1:1.3-4", "zlib1g_1%3a1.3-4_i386.deb", 7, "cd".repeat(32)));
        assertThat(debs.get(0).upstreamVersion()).isEqualTo("18.6");
        assertThat(debs.get(1).upstreamVersion()).isEqualTo("1.3");
    }
}
