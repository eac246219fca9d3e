package dev.pgfit.image.guest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioConstants;

/** The kernel's first file system: busybox, the modules, and a script that loads them and goes on to the disk. */
final class Initramfs {
    private static final int FOLDER = CpioConstants.C_ISDIR | 0755;
    private static final int PROGRAM = CpioConstants.C_ISREG | 0755;
    private static final int PLAIN = CpioConstants.C_ISREG | 0644;
    private static final int CONSOLE = CpioConstants.C_ISCHR | 0600;

    private final CpioArchiveOutputStream cpio;
    private final long epoch;
    private int inode = 1;

    private Initramfs(CpioArchiveOutputStream cpio, long epoch) {
        this.cpio = cpio;
        this.epoch = epoch;
    }

    /** @param modules in the order in which they are to be loaded */
    static void write(Path busybox, List<Path> modules, byte[] script, long epoch, Path initrd) throws IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(initrd));
                OutputStream gzip = new GZIPOutputStream(file) {
                    {
                        def.setLevel(Deflater.BEST_COMPRESSION);
                    }
                }) {
            write(Files.readAllBytes(busybox), modules, script, epoch, gzip);
        }
    }

    static void write(byte[] busybox, List<Path> modules, byte[] script, long epoch, OutputStream out)
            throws IOException {
        CpioArchiveOutputStream cpio = new CpioArchiveOutputStream(out, CpioConstants.FORMAT_NEW);
        Initramfs initramfs = new Initramfs(cpio, epoch);
        for (String folder : List.of("dev", "m", "root")) {
            initramfs.entry(folder, FOLDER, new byte[0]);
        }
        initramfs.entry("dev/console", CONSOLE, new byte[0]);
        initramfs.entry("busybox", PROGRAM, busybox);
        initramfs.entry("init", PROGRAM, script);
        StringBuilder names = new StringBuilder();
        for (Path module : modules) {
            names.append(module.getFileName()).append('\n');
            initramfs.entry("m/" + module.getFileName(), PLAIN, KernelModules.unsigned(Files.readAllBytes(module)));
        }
        initramfs.entry("modules", PLAIN, names.toString().getBytes(StandardCharsets.US_ASCII));
        cpio.finish();
    }

    private void entry(String name, int mode, byte[] content) throws IOException {
        CpioArchiveEntry entry = new CpioArchiveEntry(CpioConstants.FORMAT_NEW, name, content.length);
        entry.setMode(mode);
        entry.setInode(inode++);
        entry.setNumberOfLinks(1);
        entry.setTime(epoch);
        if (mode == CONSOLE) {
            entry.setRemoteDeviceMaj(5);
            entry.setRemoteDeviceMin(1);
        }
        cpio.putArchiveEntry(entry);
        cpio.write(content);
        cpio.closeArchiveEntry();
    }
}
