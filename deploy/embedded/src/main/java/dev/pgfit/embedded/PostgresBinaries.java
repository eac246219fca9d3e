package dev.pgfit.embedded;

import dev.pgfit.process.postgres.PostgresArchive;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The PostgreSQL binaries that are on the class path for this machine's architecture. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /**
     * Unpacks them beneath a folder unless they are there.
     *
     * @return where {@code bin}, {@code lib} and {@code share} are
     */
    static Path unpackInto(Path folder) throws IOException {
        Path jar = jar();
        String name = Objects.toString(jar.getFileName()).replaceFirst("\\.jar$", "");
        Path home = folder.toAbsolutePath().resolve(name);
        PostgresArchive.unpack(jar, home);
        return home;
    }

    private static Path jar() throws IOException {
        URL archive = Stream.of("postgres-linux-x86_64.txz", "postgres-linux-arm_64.txz")
                .map(name -> PostgresBinaries.class.getResource("/" + name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IOException("no PostgreSQL binaries on the class path"));
        if (!(archive.openConnection() instanceof JarURLConnection inJar)) {
            throw new IOException("PostgreSQL binaries are expected in a jar: " + archive);
        }
        try {
            URI file = inJar.getJarFileURL().toURI();
            return Path.of(file);
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
