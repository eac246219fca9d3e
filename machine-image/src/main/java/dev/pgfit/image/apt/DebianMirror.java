package dev.pgfit.image.apt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where Debian's archive is had from, and what signs it.
 *
 * @param archive address of the {@code debian} archive
 * @param security address of {@code debian-security}, when the machine uses it
 * @param updates whether the machine uses the {@code -updates} suites
 * @param keyrings files with the archive's keys; not empty
 */
public record DebianMirror(String archive, Optional<String> security, boolean updates, List<Path> keyrings) {
    /** Names Debian's archive on a machine whose own sources don't, such as one with Ubuntu. */
    public static final String VARIABLE = "PGFIT_DEBIAN_MIRROR";

    /** Comes with Ubuntu, and says where Debian's archive is. */
    private static final Path TEMPLATE = Path.of("/usr/share/python-apt/templates/Debian.info");

    /** Newer releases name it {@code .pgp}. */
    private static final List<Path> DEFAULT_KEYRINGS = List.of(
            Path.of("/usr/share/keyrings/debian-archive-keyring.gpg"),
            Path.of("/usr/share/keyrings/debian-archive-keyring.pgp"));

    private static final Set<String> RELEASES = Set.of(
            "bullseye",
            "bookworm",
            "trixie",
            "forky",
            "sid",
            "oldoldstable",
            "oldstable",
            "stable",
            "testing",
            "unstable");

    /** What the machine's own sources say; else what was named, or what the machine knows of Debian; else nothing. */
    public static Optional<DebianMirror> of(List<AptSource> sources) {
        Optional<String> named = Optional.ofNullable(System.getenv(VARIABLE))
                .filter(uri -> !uri.isBlank())
                .or(() -> template(TEMPLATE));
        return of(sources, named, DEFAULT_KEYRINGS);
    }

    static Optional<DebianMirror> of(List<AptSource> sources, Optional<String> named, List<Path> defaultKeyrings) {
        // third parties name their suites after Debian's, too: theirs are told by component, path or key
        Optional<AptSource> main = sources.stream()
                .filter(source ->
                        isDebian(source, "debian") && source.suites().stream().anyMatch(RELEASES::contains))
                .findFirst();
        Optional<String> security = sources.stream()
                .filter(source -> isDebian(source, "debian-security"))
                .map(AptSource::uri)
                .findFirst();
        boolean updates = sources.stream()
                .filter(source -> isDebian(source, "debian"))
                .anyMatch(source -> source.suites().stream().anyMatch(suite -> suite.endsWith("-updates")));
        List<Path> keyrings = new ArrayList<>(
                defaultKeyrings.stream().filter(Files::isReadable).limit(1).toList());
        main.flatMap(AptSource::signedBy)
                .filter(Files::isReadable)
                .filter(keyring -> !keyrings.contains(keyring))
                .ifPresent(keyrings::add);
        return main.map(AptSource::uri)
                .or(() -> named)
                .map(archive ->
                        new DebianMirror(archive, main.isPresent() ? security : Optional.empty(), updates, keyrings));
    }

    /** The address in python-apt's description of Debian. */
    static Optional<String> template(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("BaseURI:"))
                    .map(line -> line.substring("BaseURI:".length()).strip())
                    .filter(uri -> uri.endsWith("/debian") || uri.endsWith("/debian/"))
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** The lines of a sources.list for one suite, with its updates where the machine has such. */
    public List<String> lines(String suite) {
        String options = "[signed-by="
                + String.join(",", keyrings.stream().map(Path::toString).toList()) + "] ";
        Stream<String> main = Stream.of("deb " + options + archive + " " + suite + " main");
        if (suite.equals("sid")) {
            return main.toList();
        }
        Stream<String> newer =
                updates ? Stream.of("deb " + options + archive + " " + suite + "-updates main") : Stream.empty();
        Stream<String> safer = security.stream().map(uri -> "deb " + options + uri + " " + suite + "-security main");
        return Stream.concat(main, Stream.concat(newer, safer)).toList();
    }

    private static boolean isDebian(AptSource source, String archive) {
        String uri = source.uri().replaceAll("/+$", "");
        boolean named = uri.endsWith("/" + archive) || uri.endsWith("/" + archive + ".list");
        boolean debiansKey = source.signedBy()
                .map(keyring -> keyring.getFileName().toString().startsWith("debian-archive"))
                .orElse(true);
        return named && source.components().contains("main") && debiansKey;
    }
}
