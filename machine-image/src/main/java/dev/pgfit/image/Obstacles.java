package dev.pgfit.image;

import dev.pgfit.image.apt.AptSources;
import dev.pgfit.image.apt.DebianMirror;
import dev.pgfit.image.tool.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What keeps this machine from building an image, each with the command that helps. */
final class Obstacles {
    static final long ROOM = 1_500L << 20;

    static final String NO_ARCHIVE =
            "The virtual machine's image is made of Debian's packages, and this machine's apt sources"
                    + " don't name its archive: name one, " + DebianMirror.VARIABLE + "=http://<mirror>/debian";

    /** Program to package. */
    private static final Map<String, String> PROGRAMS = programs();

    private Obstacles() {}

    static List<String> find(Path cache, Path etcApt, Tools tools) {
        List<String> obstacles = new ArrayList<>();
        PROGRAMS.forEach((program, of) -> {
            if (tools.find(program).isEmpty()) {
                obstacles.add("The virtual machine's image needs " + program + ", which is missing: apt install " + of);
            }
        });
        Optional<DebianMirror> mirror = DebianMirror.of(AptSources.read(etcApt));
        if (mirror.isEmpty()) {
            obstacles.add(NO_ARCHIVE);
        } else if (mirror.get().keyrings().isEmpty()) {
            obstacles.add("The keys that sign Debian's packages are missing"
                    + " (/usr/share/keyrings/debian-archive-keyring.gpg): apt install debian-archive-keyring");
        }
        if (!obstacles.isEmpty()) {
            obstacles.add("On a machine without apt take an image made elsewhere:"
                    + " ./pgfit image --file IMAGE, or ./pgfit run --image IMAGE");
        }
        long room = room(cache);
        if (room < ROOM) {
            obstacles.add("The virtual machine's image needs " + (ROOM >> 20) + " MB of disk; " + cache + " has "
                    + (room >> 20) + " MB: make room, or choose another data folder");
        }
        return obstacles;
    }

    private static long room(Path cache) {
        Path there = cache.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            return Files.getFileStore(there).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE; // writing will tell
        }
    }

    private static Map<String, String> programs() {
        Map<String, String> programs = new LinkedHashMap<>();
        programs.put("apt-get", "apt");
        programs.put("apt-config", "apt");
        programs.put("gpgv", "gpgv");
        programs.put("dpkg-deb", "dpkg");
        programs.put("mke2fs", "e2fsprogs");
        programs.put("debugfs", "e2fsprogs");
        return programs;
    }
}
