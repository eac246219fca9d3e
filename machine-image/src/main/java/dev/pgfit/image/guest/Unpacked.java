package dev.pgfit.image.guest;

import dev.pgfit.image.apt.Deb;
import dev.pgfit.image.tool.Command;
import dev.pgfit.image.tool.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;

/** Packages, each unpacked into a folder of its own. No maintainer script is run. */
public final class Unpacked {
    static final String FOLDER = "unpacked";
    private static final Duration AT_MOST = Duration.ofMinutes(5);
    private static final String EACH =
            "for file; do mkdir -p \"$into/${file%%_*}\" && \"$unpack\" -x \"$debs/$file\" \"$into/${file%%_*}\" || exit 1; done";

    private final Path folder;

    private Unpacked(Path folder) {
        this.folder = folder;
    }

    /** @param draft gets a folder for them */
    public static Unpacked of(List<Deb> packages, Path debs, Path draft, Tools tools)
            throws IOException, InterruptedException {
        Path folder = Files.createDirectories(draft.resolve(FOLDER));
        String unpack = tools.find("dpkg-deb").map(Path::toString).orElse("dpkg-deb");
        List<String> line = Stream.concat(
                        Stream.of("sh", "-c", EACH, "unpack"), packages.stream().map(Deb::file))
                .toList();
        Map<String, String> environment =
                Map.of("into", folder.toString(), "debs", debs.toAbsolutePath().toString(), "unpack", unpack);
        tools.run(new Command(line, environment, draft, AT_MOST));
        return new Unpacked(folder);
    }

    /** Where one of them is. */
    Path of(String name) {
        return folder.resolve(name);
    }

    /** When the newest of some packages was made, in seconds since 1970: as good a date as any for what is made of them. */
    public static long newest(List<Deb> packages, Path debs) throws IOException {
        long newest = 1;
        for (Deb deb : packages) {
            try (ArArchiveInputStream ar = new ArArchiveInputStream(Files.newInputStream(debs.resolve(deb.file())))) {
                ArArchiveEntry first = ar.getNextEntry();
                Instant made = first == null ? Instant.EPOCH : Instant.ofEpochSecond(first.getLastModified());
                newest = Math.max(newest, made.getEpochSecond());
            }
        }
        return newest;
    }
}
