package dev.pgfit.image;

import java.nio.file.Path;

/** An image in the cache: read-only for all; a machine writes to a copy-on-write disk of its own. */
public record MachineImage(Path folder, Manifest manifest) {

    public Path kernel() {
        return folder.resolve("kernel");
    }

    public Path initrd() {
        return folder.resolve("initrd");
    }

    public Path bios() {
        return folder.resolve("bios.bin");
    }

    public Path vgaBios() {
        return folder.resolve("vgabios.bin");
    }

    /** The guest's disk: sparse, {@link Manifest#diskBytes()} long. */
    public Path disk() {
        return folder.resolve("disk.ext4");
    }

    /** All of it in one compressed file, for machines that can't build it. */
    public Path archive() {
        return folder.resolve("image.tar.gz");
    }
}
