package dev.pgfit.local.command;

import dev.pgfit.image.ImageRequest;
import dev.pgfit.image.MachineImage;
import dev.pgfit.image.Manifest;
import dev.pgfit.local.console.Console;
import dev.pgfit.local.console.ProgressView;
import dev.pgfit.local.image.Images;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code pgfit image}: builds, takes over, hands out and lists images of the virtual machine. Starts no service. */
@Command(
        name = "image",
        mixinStandardHelpOptions = true,
        description =
                "Builds the virtual machine's image with PostgreSQL from Debian's packages, or takes over one made"
                        + " elsewhere, and says what it is. A run does this by itself when it needs it.",
        footer = {
            "",
            "On a machine with apt:      pgfit image --output pgfit-18.image",
            "On one without, later on:   pgfit image --file pgfit-18.image"
        })
final class ImageCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @Option(
            names = "--postgres",
            paramLabel = "MAJOR",
            converter = Major.class,
            description = "Major version of its PostgreSQL: 18 (default, the same as PGlite's), 17 or 15.")
    private @Nullable Integer major;

    @Option(
            names = {"--file", "--image"},
            paramLabel = "IMAGE",
            description = "Takes over this image, made elsewhere with --output, instead of building one.")
    private @Nullable Path file;

    @Option(names = "--output", paramLabel = "FILE", description = "Copies the image to this file, for use elsewhere.")
    private @Nullable Path output;

    @Option(names = "--list", description = "Only shows the images that are there.")
    private boolean list;

    @Override
    public Integer call() {
        checkTogether();
        Console console = Console.of(false);
        Images images = Images.of(data.folder());
        if (list) {
            List<MachineImage> cached = images.cached();
            if (cached.isEmpty()) {
                console.out().println("No image in " + data.folder().images());
            }
            cached.forEach(image -> show(image, console));
            return 0;
        }
        MachineImage image;
        try (ProgressView view = console.view()) {
            image = file == null
                    ? images.get(major == null ? ImageRequest.DEFAULT_MAJOR : major, view::note)
                    : images.importFile(file, view::note);
        }
        if (major != null && image.manifest().postgresqlMajor() != major) {
            throw new Failure(
                    ExitCode.BAD_INPUT,
                    "--file: " + file + " holds PostgreSQL " + image.manifest().postgresqlVersion() + ", asked is "
                            + major);
        }
        show(image, console);
        if (output != null) {
            copy(image.archive(), output);
            console.out().println("copied to    " + output);
        }
        return 0;
    }

    private void checkTogether() {
        if (list && (file != null || output != null || major != null)) {
            throw new Failure(ExitCode.BAD_INPUT, "--list: goes with no other option but --data");
        }
        if (file != null) {
            Images.checkReadable(file);
        }
        if (output != null && Files.isDirectory(output)) {
            throw new Failure(ExitCode.BAD_INPUT, "--output: " + output + " is a folder, a file is wanted");
        }
    }

    private static void show(MachineImage image, Console console) {
        Manifest manifest = image.manifest();
        console.out().println("PostgreSQL   " + manifest.postgresqlVersion() + ", kernel " + manifest.kernelVersion());
        console.out()
                .println("packages     " + manifest.packages().size() + " of Debian's, from "
                        + String.join(" and ", manifest.suites()));
        console.out()
                .println("size         " + megabytes(manifest.archiveBytes()) + "; its disk "
                        + megabytes(manifest.diskBytes()));
        console.out().println("sha256       " + manifest.sha256());
        console.out().println("in           " + image.folder());
        console.out().println("as one file  " + image.archive());
        manifest.notes().forEach(note -> console.out().println("note         " + note));
    }

    private static void copy(Path archive, Path to) {
        Path absolute = to.toAbsolutePath();
        Path half = absolute.resolveSibling(absolute.getFileName() + ".part");
        try {
            Files.copy(archive, half, StandardCopyOption.REPLACE_EXISTING);
            Files.move(half, absolute, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure(ExitCode.BAD_INPUT, "--output: " + to + " can't be written: " + e, e);
        }
    }

    private static String megabytes(@Nullable Long bytes) {
        return bytes == null ? "unknown" : (bytes + 500_000) / 1_000_000 + " MB";
    }

    /** One of the majors that there are images of. */
    static final class Major implements picocli.CommandLine.ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (!value.matches("15|17|18")) {
                throw new TypeConversionException("expected one of 15, 17, 18 but was '" + value + "'");
            }
            return Integer.valueOf(value);
        }
    }
}
