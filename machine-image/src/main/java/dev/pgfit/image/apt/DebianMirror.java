package dev.pgfit.image.apt;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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
    static final String DEFAULT_ARCHIVE = "http://deb.debian.org/debian";
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

    /** What the machine's own sources say; Debian's own address when they name none. */
    public static DebianMirror of(List<AptSource> sources) {
        return of(sources, DEFAULT_KEYRINGS);
    }

    static DebianMirror of(List<AptSource> sources, List<Path> defaultKeyrings) {
        // third parties name their suites after Debian's, too: theirs are told by component, path or key
        Optional<AptSource> main = sources.stream()
                .filter(source ->
                        isDebian(source, "debian") && source.suites().stream().anyMatch(RELEASES::contains))
                .min(Comparator.comparing(source -> isOfDebian(source.uri()) ? 0 : 1));
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
        return new DebianMirror(
                main.map(AptSource::uri).orElse(DEFAULT_ARCHIVE),
                main.isPresent() ? security : Optional.empty(),
                updates,
                keyrings);
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
        return named && source.components().contains("main") && (debiansKey || isOfDebian(uri));
    }

    private static boolean isOfDebian(String uri) {
        try {
            String host = URI.create(uri).getHost();
            return host != null && (host.equals("debian.org") || host.endsWith(".debian.org"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
