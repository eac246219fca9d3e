package dev.pgfit.local.e2e;

import dev.pgfit.process.Folders;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PATH with all of this machine's programs but one: a machine where that is not installed. */
record PathWithout(Path folder) implements AutoCloseable {

    static PathWithout program(String missing, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String there : System.getenv("PATH").split(File.pathSeparator, -1)) {
            if (Files.isDirectory(Path.of(there))) {
                linkAll(Path.of(there), folder, missing);
            }
        }
        return new PathWithout(folder);
    }

    @Override
    public void close() throws IOException {
        // links that lead out of its folder are nothing that JUnit likes to clear
        Folders.remove(folder);
    }

    private static void linkAll(Path from, Path to, String missing) throws IOException {
        try (DirectoryStream<Path> programs = Files.newDirectoryStream(from)) {
            for (Path program : programs) {
                Path link = to.resolve(program.getFileName());
                // the first one on the PATH wins
                if (!link.endsWith(missing) && !Files.exists(link)) {
                    Files.deleteIfExists(link);
                    Files.createSymbolicLink(link, program);
                }
            }
        }
    }
}
