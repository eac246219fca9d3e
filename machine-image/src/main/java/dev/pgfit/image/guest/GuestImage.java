package dev.pgfit.image.guest;

import dev.pgfit.image.tool.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Makes the files that a machine starts from out of unpacked packages. Deterministic: same packages, resources and
 * epoch, same bytes.
 *
 * @param userland PostgreSQL and what it needs
 * @param kernel the kernel's package and the BIOS
 * @param guestFiles PID 1's script and other programs of our own: file name to content; they go to {@code /pgfit}
 * @param initramfs first script of all
 * @param epoch all times, seconds since 1970
 * @param work folder for what is needed meanwhile
 * @param image folder that the files are written to
 */
public record GuestImage(
        int major,
        Unpacked userland,
        List<String> userlandPackages,
        Unpacked kernel,
        String kernelPackage,
        Map<String, byte[]> guestFiles,
        byte[] initramfs,
        long epoch,
        Path work,
        Path image) {
    private static final List<String> MODULES =
            List.of("virtio_pci", "virtio_net", "ata_piix", "sd_mod", "crc32c_generic", "ext4");
    private static final int POSTGRES = 100;
    private static final Map<String, String> ETC = Map.of(
            "passwd",
            "root:x:0:0:root:/root:/bin/sh\npostgres:x:100:100:PostgreSQL:/var/lib/postgresql:/bin/sh\n",
            "group",
            "root:x:0:\npostgres:x:100:\n",
            "nsswitch.conf",
            "passwd: files\ngroup: files\nhosts: files\n",
            "hosts",
            "127.0.0.1 localhost\n::1 localhost\n",
            "hostname",
            "webvm\n");
    /** Without a package of its own each would be missed by PostgreSQL's {@code COPY … PROGRAM}, or by who looks in. */
    private static final List<String> APPLETS = List.of(
            ("sh ash cat ls cp mv rm mkdir rmdir ln chmod chown date df du echo env expr false true free grep sed awk gzip"
                            + " gunzip head tail hostname id ip kill mount umount nc ps pwd sleep sort su sync tar test top touch"
                            + " tr uname uptime wc xargs vi find cut printf seq stat dd")
                    .split(" ", -1));

    /**
     * Writes {@code kernel}, {@code initrd}, {@code bios.bin}, {@code vgabios.bin} and {@code disk.ext4}.
     *
     * @return names of the packages that have a part in it
     * @throws IOException naming what is missing, such as a library
     */
    public Set<String> write(Tools tools) throws IOException, InterruptedException {
        Path boot = kernel.of(kernelPackage).resolve("boot");
        String release = kernelPackage.replaceFirst("^linux-image-", "");
        byte[] packed = Files.readAllBytes(boot.resolve("vmlinuz-" + release));
        Files.write(image.resolve("kernel"), KernelImage.unpacked(packed));
        Path bios = kernel.of("seabios").resolve("usr/share/seabios");
        Files.copy(bios.resolve("bios-256k.bin"), image.resolve("bios.bin"));
        Files.copy(bios.resolve("vgabios-stdvga.bin"), image.resolve("vgabios.bin"));
        GuestTree tree = new GuestTree();
        GuestSelection selection = new GuestSelection(major, tree);
        for (String name : userlandPackages) {
            selection.take(userland.of(name));
        }
        selection.addLibraries();
        for (String program : List.of("postgres", "initdb", "psql", "pg_isready", "pg_ctl")) {
            require(tree, "usr/lib/postgresql/" + major + "/bin/" + program);
        }
        for (String extension : List.of("plpgsql", "dict_snowball", "pgcrypto", "uuid-ossp", "pg_stat_statements")) {
            require(tree, "usr/lib/postgresql/" + major + "/lib/" + extension + ".so");
        }
        addOurs(tree);
        List<Path> modules = new KernelModules(kernel.of(kernelPackage).resolve("lib/modules")).inOrder(MODULES);
        Path busybox = busybox(tree);
        Initramfs.write(busybox, modules, initramfs, epoch, image.resolve("initrd"));
        DiskImage.write(tree, epoch, image.resolve("disk.ext4"), tools);
        Set<String> packages = new TreeSet<>(selection.contributing());
        packages.addAll(Set.of(kernelPackage, "seabios"));
        return packages;
    }

    private void addOurs(GuestTree tree) throws IOException {
        for (String link : List.of("bin", "sbin", "lib")) {
            tree.link(link, "usr/" + link);
        }
        Stream.of("dev", "proc", "sys", "run", "mnt", "home", "usr/sbin", "var/log")
                .forEach(folder -> tree.folder(folder, 0755, 0));
        tree.folder("root", 0700, 0);
        tree.folder("tmp", 01777, 0);
        tree.folder("var/tmp", 01777, 0);
        tree.folder("var/lib/postgresql", 0755, POSTGRES);
        tree.link("var/run", "/run");
        APPLETS.forEach(applet -> tree.link("usr/bin/" + applet, "busybox"));
        Path ours = Files.createDirectories(work.resolve("ours"));
        for (Map.Entry<String, String> file : ETC.entrySet()) {
            Path source =
                    Files.writeString(ours.resolve("etc-" + file.getKey()), file.getValue(), StandardCharsets.US_ASCII);
            tree.file("etc/" + file.getKey(), source, false);
        }
        for (Map.Entry<String, byte[]> file : guestFiles.entrySet()) {
            tree.file("pgfit/" + file.getKey(), Files.write(ours.resolve(file.getKey()), file.getValue()), true);
        }
    }

    private static Path busybox(GuestTree tree) throws IOException {
        if (tree.nodes().get("usr/bin/busybox") instanceof GuestTree.File file) {
            return file.source();
        }
        throw new IOException("The packages lack busybox");
    }

    private static void require(GuestTree tree, String path) throws IOException {
        if (!tree.has(path)) {
            throw new IOException("The packages lack /" + path);
        }
    }
}
