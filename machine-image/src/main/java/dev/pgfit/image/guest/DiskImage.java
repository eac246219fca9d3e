package dev.pgfit.image.guest;

import dev.pgfit.image.tool.Command;
import dev.pgfit.image.tool.ToolException;
import dev.pgfit.image.tool.Tools;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes the disk: an empty ext4 of fixed identity, filled by one debugfs script in sorted order. Mounting would need
 * root, and {@code mke2fs -d} takes over the building machine's times and order; so the same tree gives the same bytes.
 */
final class DiskImage {
    /** Room for the largest benchmark; sparse, so it costs only what is written. */
    static final long BYTES = 700L << 20;

    private static final Duration AT_MOST = Duration.ofMinutes(3);
    private static final String IDENTITY = "70676669-7400-4000-8000-77656276306d";
    /** Neither 64bit nor checksums of metadata: they cost the guest's slow processor and bring it nothing. */
    private static final String FEATURES = "none,has_journal,ext_attr,dir_index,filetype,extent,flex_bg,sparse_super,"
            + "large_file,huge_file,dir_nlink,extra_isize";
    /** mke2fs wants a definition of ext4; the machine's own must not count. */
    private static final String DEFINITION = "[fs_types]\n\text4 = {\n\t\tinode_size = 256\n\t}\n";

    private DiskImage() {}

    /**
     * Writes it.
     *
     * @param epoch all times in it, seconds since 1970, above 0
     * @throws ToolException when mke2fs or debugfs fails, with what it said
     */
    static void write(GuestTree tree, long epoch, Path disk, Tools tools) throws IOException, InterruptedException {
        Path folder = disk.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(disk + " has no folder");
        }
        try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
            file.setLength(BYTES);
        }
        Path definition = Files.writeString(folder.resolve(".mke2fs.conf"), DEFINITION, StandardCharsets.US_ASCII);
        Path script = Files.write(folder.resolve(".debugfs"), script(tree), StandardCharsets.UTF_8);
        Map<String, String> environment =
                Map.of("E2FSPROGS_FAKE_TIME", Long.toString(epoch), "MKE2FS_CONFIG", definition.toString());
        List<String> make =
                new ArrayList<>(List.of("mke2fs", "-q", "-t", "ext4", "-O", FEATURES, "-b", "4096", "-I", "256"));
        make.addAll(List.of("-N", "24576", "-m", "0", "-J", "size=4", "-U", IDENTITY, "-E"));
        // whatever is left for the guest to initialize later would disturb what is measured there
        make.add("hash_seed=" + IDENTITY + ",lazy_itable_init=0,lazy_journal_init=0,nodiscard,root_owner=0:0");
        make.add(disk.toAbsolutePath().toString());
        tools.run(new Command(make, environment, folder, AT_MOST));
        List<String> fill = List.of(
                "debugfs", "-w", "-f", script.toString(), disk.toAbsolutePath().toString());
        List<String> errors = tools.run(new Command(fill, environment, folder, AT_MOST)).stream()
                .filter(line -> !line.isBlank() && !line.matches("debugfs[ :].*|Allocated inode: \\d+"))
                .toList();
        if (!errors.isEmpty()) {
            throw new ToolException("debugfs could not fill the disk", errors.subList(0, Math.min(errors.size(), 10)));
        }
        Files.delete(definition);
        Files.delete(script);
    }

    private static List<String> script(GuestTree tree) throws IOException {
        List<String> script = new ArrayList<>();
        String current = "";
        for (Map.Entry<String, GuestTree.Node> entry : tree.nodes().entrySet()) {
            int slash = entry.getKey().lastIndexOf('/');
            String folder = slash < 0 ? "" : entry.getKey().substring(0, slash);
            String name = quoted(entry.getKey().substring(slash + 1));
            if (!folder.equals(current)) {
                script.add("cd " + quoted("/" + folder));
                current = folder;
            }
            switch (entry.getValue()) {
                case GuestTree.File file -> {
                    // debugfs takes over the mode; this also drops setuid bits
                    Files.setPosixFilePermissions(
                            file.source(),
                            PosixFilePermissions.fromString(file.executable() ? "rwxr-xr-x" : "rw-r--r--"));
                    script.add("write " + quoted(file.source().toString()) + " " + name);
                }
                case GuestTree.Link link -> script.add("symlink " + name + " " + quoted(link.target()));
                case GuestTree.Folder made -> {
                    script.add("mkdir " + name);
                    script.add("set_inode_field " + name + " mode 04"
                            + Integer.toOctalString(made.mode() | 010000).substring(1));
                    script.add("set_inode_field " + name + " uid " + made.owner());
                    script.add("set_inode_field " + name + " gid " + made.owner());
                }
            }
        }
        return script;
    }

    private static String quoted(String word) throws IOException {
        if (word.contains("\"") || word.contains("\n")) {
            throw new IOException("No file's name may have quotes or line ends: " + word);
        }
        return "\"" + word + "\"";
    }
}
