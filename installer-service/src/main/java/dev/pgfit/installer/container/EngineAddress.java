package dev.pgfit.installer.container;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a container engine listens. */
final class EngineAddress {
    private static final int TCP = 2375;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private EngineAddress() {}

    /**
     * The one that was named, or the first of the usual ones that takes connections.
     *
     * @param named by the settings
     * @param environment of this process
     * @throws EngineException when none does; says where it was looked for
     */
    static URI find(Optional<URI> named, Map<String, String> environment) throws EngineException {
        Optional<String> chosen = named.map(URI::toString)
                .or(() -> Optional.ofNullable(environment.get("DOCKER_HOST")).filter(host -> !host.isBlank()));
        if (chosen.isPresent()) {
            try {
                URI address = URI.create(chosen.get());
                connect(address);
                return address;
            } catch (IOException | IllegalArgumentException e) {
                throw new EngineException(
                        "no container engine answers at " + chosen.get() + " (" + e.getMessage() + "): "
                                + (named.isPresent() ? "pgfit.installer.container.engine" : "DOCKER_HOST")
                                + " says that there is one",
                        e);
            }
        }
        List<Path> usual = usual(environment);
        for (Path socket : usual) {
            if (Files.exists(socket)) {
                URI address = URI.create("unix://" + socket);
                try {
                    connect(address);
                    return address;
                } catch (IOException e) {
                    // left by one that has ended, or not for us
                }
            }
        }
        throw new EngineException("there is no container engine here that speaks Docker's API: none answers at "
                + String.join(", ", usual.stream().map(Path::toString).toList())
                + ". Start Docker or podman (podman system service), or set DOCKER_HOST");
    }

    private static List<Path> usual(Map<String, String> environment) {
        List<Path> usual = new ArrayList<>(List.of(Path.of("/var/run/docker.sock")));
        String runtime = environment.get("XDG_RUNTIME_DIR");
        if (runtime != null && !runtime.isBlank()) {
            usual.add(Path.of(runtime, "docker.sock"));
            usual.add(Path.of(runtime, "podman/podman.sock"));
        }
        usual.add(Path.of("/run/podman/podman.sock"));
        return usual;
    }

    private static void connect(URI address) throws IOException {
        switch (String.valueOf(address.getScheme())) {
            case "unix" -> {
                try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                    channel.connect(UnixDomainSocketAddress.of(address.getPath()));
                }
            }
            case "tcp", "http", "https" -> {
                try (Socket socket = new Socket()) {
                    int port = address.getPort() < 0 ? TCP : address.getPort();
                    socket.connect(
                            new InetSocketAddress(String.valueOf(address.getHost()), port), (int) PATIENCE.toMillis());
                }
            }
            default -> throw new IOException("an address is unix:///path or tcp://host:port");
        }
    }
}
