package dev.pgfit.local.stack;

import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Everything that a stack keeps, in one folder. */
public record DataFolder(Path root) {

    /** The folder, made when it is not there. */
    public static DataFolder of(Path root) {
        Path absolute = root.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            Files.createDirectories(absolute.resolve("logs"));
        } catch (IOException e) {
            throw new Failure(ExitCode.MISSING_PREREQUISITE, "the data folder " + absolute + " can't be made: " + e, e);
        }
        return new DataFolder(absolute);
    }

    Path stateFile() {
        return root.resolve("stack.json");
    }

    Path lockFile() {
        return root.resolve("stack.lock");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    Path installer() {
        return root.resolve("installer");
    }

    /** Notes of compat-service on databases that it is probing. */
    Path compat() {
        return root.resolve("compat");
    }

    /** The virtual machine's images, where installer-service looks for them. */
    public Path images() {
        return installer().resolve("cache/webvm/images");
    }

    /** Reports of runs, each in a folder of its own. */
    public Path runs() {
        return root.resolve("runs");
    }

    /** What services unpack for themselves; gone with the stack. */
    public Path temporary() {
        return root.resolve("tmp");
    }

    /** Notes on processes that must not outlive their launcher. */
    public Path guards() {
        return root.resolve("guards");
    }

    /** A path in the folder as people here would write it: relative to where they are, if it lies beneath. */
    public String shown(String path) {
        Path here = Path.of("").toAbsolutePath();
        return (root.startsWith(here) ? here.relativize(root) : root) + "/" + path;
    }

    public Path log(String name) {
        return root.resolve("logs").resolve(name + ".log");
    }

    public Path run(UUID id) {
        return runs().resolve(id.toString());
    }
}
