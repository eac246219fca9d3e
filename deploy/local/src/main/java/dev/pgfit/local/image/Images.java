package dev.pgfit.local.image;

import dev.pgfit.image.ImageException;
import dev.pgfit.image.ImageRequest;
import dev.pgfit.image.MachineImage;
import dev.pgfit.image.MachineImages;
import dev.pgfit.local.stack.DataFolder;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The images in a data folder's cache: the same ones that installer-service then finds there. */
public final class Images {
    private static final List<Integer> MAJORS = List.of(18, 17, 15);

    private final MachineImages images;

    private Images(MachineImages images) {
        this.images = images;
    }

    public static Images of(DataFolder folder) {
        return new Images(new MachineImages(folder.images()));
    }

    /** Those that are there, newest PostgreSQL first. */
    public List<MachineImage> cached() {
        return MAJORS.stream()
                .map(major -> images.find(new ImageRequest(major)))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * The image of a major version, built when it is not there.
     *
     * @param tell hears how far it is
     * @throws Failure MISSING_PREREQUISITE when it can't be had, a line for each thing that is missing
     */
    public MachineImage get(int major, Consumer<String> tell) {
        ImageRequest request = new ImageRequest(major);
        List<String> obstacles = images.obstacles(request);
        if (!obstacles.isEmpty()) {
            throw new Failure(ExitCode.MISSING_PREREQUISITE, String.join("\n", obstacles));
        }
        try {
            return images.get(request, tell);
        } catch (ImageException e) {
            throw new Failure(ExitCode.MISSING_PREREQUISITE, String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Takes an image made elsewhere into the cache.
     *
     * @throws Failure BAD_INPUT when the file is not there, or no image
     */
    public MachineImage importFile(Path file, Consumer<String> tell) {
        checkReadable(file);
        try {
            return images.importFile(file, tell);
        } catch (ImageException e) {
            throw new Failure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Refuses what can't be an image's file, before anything is begun. */
    public static void checkReadable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Failure(ExitCode.BAD_INPUT, file + ": no such file, or it can't be read");
        }
    }

    private static Failure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Failure(ExitCode.CANCELLED, "interrupted", e);
    }
}
