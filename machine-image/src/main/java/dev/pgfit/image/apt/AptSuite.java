package dev.pgfit.image.apt;

import dev.pgfit.image.tool.Command;
import dev.pgfit.image.tool.ToolException;
import dev.pgfit.image.tool.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One suite of Debian's i386 packages, as apt sees it from a private folder in which nothing is installed. Needs no
 * root, changes nothing of the machine, and never takes what isn't signed. Only proxies are taken from apt's own
 * settings: others may hold hooks.
 */
public final class AptSuite {
    private static final Duration UPDATE = Duration.ofMinutes(4);
    private static final Duration PLAN = Duration.ofMinutes(1);
    private static final Duration DOWNLOAD = Duration.ofMinutes(15);
    private static final Pattern EXPIRED = Pattern.compile("Release file for \\S+ is expired.*");
    private static final Pattern PLANNED =
            Pattern.compile("'[^']+' (\\S+)_(\\S+)_\\w+\\.deb (\\d+) SHA256:([0-9a-f]{64})");
    private static final Predicate<String> CONNECTION =
            line -> line.matches("Acquire::(https?|ftp|socks)::.*|Acquire::(ForceIPv[46]|Retries) .*");

    private final Path folder;
    private final DebianMirror mirror;
    private final String suite;
    private final Tools tools;

    /** @param folder apt's private state; kept from one build to the next, so that a build without network works */
    public AptSuite(Path folder, DebianMirror mirror, String suite, Tools tools) {
        this.folder = folder.toAbsolutePath();
        this.mirror = mirror;
        this.suite = suite;
        this.tools = tools;
    }

    /**
     * Fetches the suite's package lists.
     *
     * @return what people should know, such as that a list could not be had; the build may succeed all the same
     * @throws ToolException when there are no lists at all
     */
    public List<String> update() throws IOException, InterruptedException {
        List<String> notes = new ArrayList<>();
        prepare(true);
        List<String> problems = tryUpdate();
        List<String> expired = problems.stream()
                .map(EXPIRED::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .distinct()
                .toList();
        if (!expired.isEmpty()) {
            prepare(false);
            problems = tryUpdate();
            notes.add("The mirror is behind the times; its signed lists were used all the same: " + expired.getFirst());
        }
        if (!problems.isEmpty() && !haveLists()) {
            throw new ToolException(
                    "apt could not get the package lists of " + suite + " from " + mirror.archive(), problems);
        }
        problems.forEach(problem -> notes.add(suite + ", lists of an earlier time or none: " + problem));
        return notes;
    }

    /**
     * The packages that these need, and they themselves, as if nothing were installed; no recommended ones.
     *
     * @throws ToolException when apt finds no way
     */
    public List<Deb> plan(List<String> packages) throws IOException, InterruptedException {
        List<String> line = Stream.concat(
                        Stream.of(
                                "apt-get",
                                "install",
                                "--print-uris",
                                "--yes",
                                "-qq",
                                "-o",
                                "Acquire::ForceHash=SHA256"),
                        packages.stream())
                .toList();
        return parsePlan(tools.run(apt(line, folder, PLAN)));
    }

    static List<Deb> parsePlan(List<String> lines) {
        return lines.stream()
                .map(PLANNED::matcher)
                .filter(Matcher::matches)
                .map(match -> new Deb(
                        match.group(1),
                        match.group(2).replace("%3a", ":"),
                        match.group().split(" ", -1)[1],
                        Long.parseLong(match.group(3)),
                        match.group(4)))
                .toList();
    }

    /** Fetches packages into a folder, checked against the signed lists. */
    public void download(List<Deb> debs, Path into) throws IOException, InterruptedException {
        List<String> line = Stream.concat(
                        Stream.of("apt-get", "download", "-q"),
                        debs.stream().map(deb -> deb.name() + "=" + deb.version()))
                .toList();
        tools.run(apt(line, into, DOWNLOAD));
    }

    private List<String> tryUpdate() throws IOException, InterruptedException {
        List<String> output;
        try {
            output = tools.run(apt(List.of("apt-get", "update", "-q"), folder, UPDATE));
        } catch (ToolException e) {
            output = e.output();
        }
        return output.stream()
                .filter(line -> line.startsWith("E: ") || line.startsWith("W: "))
                .map(line -> line.substring(3))
                .filter(line -> !line.startsWith("Some index files failed")) // the line before says which
                .distinct()
                .toList();
    }

    private boolean haveLists() throws IOException {
        try (Stream<Path> lists = Files.list(folder.resolve("state/lists"))) {
            return lists.anyMatch(file -> file.getFileName().toString().contains("_Packages"));
        }
    }

    private void prepare(boolean checkAge) throws IOException, InterruptedException {
        for (String needed : List.of("state/lists/partial", "cache/archives/partial", "empty")) {
            Files.createDirectories(folder.resolve(needed));
        }
        Files.writeString(folder.resolve("status"), "", StandardCharsets.UTF_8);
        Files.write(folder.resolve("sources.list"), mirror.lines(suite), StandardCharsets.UTF_8);
        List<String> settings =
                new ArrayList<>(tools.run(new Command(List.of("apt-config", "dump"), Map.of(), folder, PLAN)).stream()
                        .filter(CONNECTION)
                        .toList());
        for (String[] setting : new String[][] {
            {"Dir::State", folder + "/state"},
            {"Dir::State::status", folder + "/status"},
            {"Dir::Cache", folder + "/cache"},
            {"Dir::Etc::sourcelist", folder + "/sources.list"},
            {"Dir::Etc::sourceparts", folder + "/empty"},
            {"Dir::Etc::preferences", "/dev/null"},
            {"Dir::Etc::preferencesparts", folder + "/empty"},
            {"Dir::Etc::main", "/dev/null"},
            {"Dir::Etc::parts", folder + "/empty"},
            {"Dir::Etc::trusted", "/dev/null"},
            {"Dir::Etc::trustedparts", folder + "/empty"},
            {"APT::Architecture", "i386"},
            {"APT::Architectures", "i386"},
            {"APT::Sandbox::User", ""},
            {"APT::Install-Recommends", "0"},
            {"APT::Get::AllowUnauthenticated", "0"},
            {"Acquire::AllowInsecureRepositories", "0"},
            {"Acquire::Languages", "none"},
            {"Acquire::http::Timeout", "20"},
            {"Acquire::https::Timeout", "20"},
            {"Acquire::Check-Valid-Until", Boolean.toString(checkAge)},
            {"Debug::NoLocking", "1"}, // the image cache has a lock of its own
        }) {
            settings.add(setting[0] + " \"" + setting[1] + "\";");
        }
        Path file = folder.resolve("apt.conf");
        Files.deleteIfExists(file);
        // proxies may have passwords
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, settings, StandardCharsets.UTF_8);
    }

    private Command apt(List<String> line, Path where, Duration atMost) {
        return new Command(
                line, Map.of("APT_CONFIG", folder + "/apt.conf", "DEBIAN_FRONTEND", "noninteractive"), where, atMost);
    }
}
