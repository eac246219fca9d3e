package dev.pgfit.installer.webvm;

import dev.pgfit.image.ImageException;
import dev.pgfit.image.ImageRequest;
import dev.pgfit.image.MachineImage;
import dev.pgfit.image.MachineImages;
import dev.pgfit.image.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Images that this machine builds of Debian's packages, or that were given to it. */
public record MachineGuestImages(MachineImages images) implements GuestImages {
    private static final List<String> TOLD = List.of("postgresql-", "linux-image-", "libc6", "seabios");

    @Override
    public List<String> obstacles(int major) {
        return images.obstacles(new ImageRequest(major));
    }

    @Override
    public GuestImage get(int major, Consumer<String> progress) throws UnavailableException, InterruptedException {
        try {
            MachineImage image = images.get(new ImageRequest(major), progress);
            Manifest manifest = image.manifest();
            return new GuestImage(image.folder(), manifest.sha256(), manifest.postgresqlVersion(), notes(manifest));
        } catch (ImageException e) {
            throw new UnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    static List<String> notes(Manifest manifest) {
        List<String> notes = new ArrayList<>();
        Long archive = manifest.archiveBytes();
        notes.add("image " + manifest.name() + ": a disk of " + megabytes(manifest.diskBytes())
                + (archive == null ? "" : ", " + megabytes(archive) + " compressed") + ", of "
                + manifest.packages().size() + " Debian packages");
        notes.add(String.join(
                ", ",
                manifest.packages().stream()
                        .filter(one -> TOLD.stream().anyMatch(one.name()::startsWith))
                        .map(one -> one.name() + " " + one.version())
                        .toList()));
        notes.addAll(manifest.notes());
        return notes;
    }

    private static String megabytes(long bytes) {
        return bytes / 1_000_000 + " MB";
    }
}
