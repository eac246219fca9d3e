package dev.pgfit.installer.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineAddressTest {
    @TempDir
    Path folder;

    @Test
    void shouldTakeTheOneThatIsNamed() throws Exception {
        // Given
        Path socket = folder.resolve("podman.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            URI address = URI.create("unix://" + socket);

            // When / Then
            assertThat(EngineAddress.find(Optional.empty(), Map.of("DOCKER_HOST", address.toString())))
                    .isEqualTo(address);
            assertThat(EngineAddress.find(Optional.of(address), Map.of("DOCKER_HOST", "unix:///nowhere")))
                    .isEqualTo(address);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix:///nowhere/docker.sock", "tcp://127.0.0.1:1", "ssh://host", "not an address"})
    void shouldSayThatTheOneThatIsNamedDoesNotAnswer(String address) {
        assertThatThrownBy(() -> EngineAddress.find(Optional.empty(), Map.of("DOCKER_HOST", address)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("no container engine answers at " + address)
                .hasMessageContaining("DOCKER_HOST");
    }

    @Test
    void shouldPassOverASocketThatNobodyListensAt() throws Exception {
        // Given
        Files.createFile(folder.resolve("docker.sock"));
        Path socket = folder.resolve("podman/podman.sock");
        Files.createDirectories(socket.getParent());
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));

            // When
            URI found = EngineAddress.find(Optional.empty(), Map.of("XDG_RUNTIME_DIR", folder.toString()));

            // Then
            assertThat(found.toString()).isIn("unix:///var/run/docker.sock", "unix://" + socket);
        }
    }
}
