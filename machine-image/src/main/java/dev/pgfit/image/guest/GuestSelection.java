package dev.pgfit.image.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Picks from unpacked packages what the guest needs: PostgreSQL without its compiler parts and manual, time zones,
 * busybox, each package's licence, and exactly the shared libraries that these need.
 */
final class GuestSelection {
    private static final String LIBRARIES = "usr/lib/i386-linux-gnu/";
    /** Loaded by name at run time, so no file's NEEDED entries tell of it. */
    private static final List<String> LOADED_BY_NAME = List.of("libgcc_s.so.1");

    private final Pattern wanted;
    private final Pattern unwanted;
    private final GuestTree tree;
    private final Map<String, Path> libraries = new HashMap<>();
    private final Set<String> contributing = new TreeSet<>();

    GuestSelection(int major, GuestTree tree) {
        this.tree = tree;
        this.wanted = Pattern.compile(
                "usr/bin/busybox|usr/lib/postgresql/%1$d/.*|usr/share/postgresql/%1$d/.*|usr/share/zoneinfo/.*|usr/lib/ld-linux\\.so\\.2|usr/lib/i386-linux-gnu/ossl-modules/.*|usr/share/doc/[^/]+/copyright"
                        .formatted(major));
        // zoneinfo/localtime leads to nowhere in the guest, and pg_timezone_names fails on it
        this.unwanted = Pattern.compile("usr/lib/postgresql/\\d+/lib/(pgxs|bitcode)(/.*)?|.*/llvmjit.*|.*\\.a"
                + "|usr/share/postgresql/\\d+/man(/.*)?|usr/share/zoneinfo/((right|posix)(/.*)?|localtime)");
    }

    /**
     * Takes over what is wanted of one package.
     *
     * @param unpacked its files, in the folder that bears its name
     */
    void take(Path unpacked) throws IOException {
        try (Stream<Path> files = Files.walk(unpacked)) {
            for (Path file : files.sorted().toList()) {
                String path = merged(unpacked.relativize(file).toString());
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    continue;
                }
                if (path.startsWith(LIBRARIES) && path.indexOf('/', LIBRARIES.length()) < 0) {
                    libraries.put(path.substring(LIBRARIES.length()), file);
                } else if (wanted.matcher(path).matches()
                        && !unwanted.matcher(path).matches()) {
                    put(path, file);
                }
            }
        }
    }

    /**
     * Adds the libraries that the files so far need, and those that these need.
     *
     * @throws IOException naming the library that no package has, and who needs it
     */
    void addLibraries() throws IOException {
        Deque<Path> toRead = new ArrayDeque<>();
        for (GuestTree.Node node : List.copyOf(tree.nodes().values())) {
            if (node instanceof GuestTree.File file) {
                toRead.add(file.source());
            }
        }
        for (String name : LOADED_BY_NAME) {
            addLibrary(name, "PostgreSQL", toRead);
        }
        while (!toRead.isEmpty()) {
            Path file = toRead.remove();
            for (String library : ElfFile.needed(file)) {
                addLibrary(library, file.getFileName().toString(), toRead);
            }
        }
    }

    /** Names of the packages that gave more than their licence. */
    Set<String> contributing() {
        return contributing;
    }

    private void addLibrary(String name, String needing, Deque<Path> toRead) throws IOException {
        if (tree.has(LIBRARIES + name)) {
            return;
        }
        Path file = libraries.get(name);
        if (file == null) {
            throw new IOException("The packages lack the library " + name + ", which " + needing + " needs");
        }
        put(LIBRARIES + name, file);
        if (Files.isSymbolicLink(file)) {
            addLibrary(Files.readSymbolicLink(file).getFileName().toString(), name, toRead);
        } else {
            toRead.add(file);
        }
    }

    private void put(String path, Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            String target = Files.readSymbolicLink(file).toString();
            if (path.endsWith("/copyright")) {
                return; // of a package that came with another one's licence
            }
            tree.link(path, target);
        } else {
            tree.file(path, file, Files.isExecutable(file) && !path.startsWith("usr/share/"));
        }
        if (!path.endsWith("/copyright")) {
            Path above = file;
            while (above.getParent() != null
                    && !above.getParent().getFileName().toString().equals(Unpacked.FOLDER)) {
                above = above.getParent();
            }
            contributing.add(above.getFileName().toString());
        }
    }

    /** Older suites have some packages that still say {@code /lib} and {@code /bin}. */
    private static String merged(String path) {
        return path.matches("(bin|sbin|lib)/.*") ? "usr/" + path : path;
    }
}
