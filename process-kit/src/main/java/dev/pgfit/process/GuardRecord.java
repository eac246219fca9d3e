package dev.pgfit.process;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/**
 * The note that a guard leaves in a folder while it is at work, for {@link Reaper}.
 *
 * @param owner the JVM that started it
 * @param guard the guard: also the session that its program belongs to
 * @param program the program
 * @param temporary what must not survive
 * @param groups folders of its control group
 */
record GuardRecord(
        String label, Identity owner, Identity guard, Identity program, List<Path> temporary, List<Path> groups) {
    static final String SUFFIX = ".guard";

    static Path newFile(Path folder) {
        return folder.resolve(UUID.randomUUID() + SUFFIX).toAbsolutePath();
    }

    void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("label", label);
        put(properties, "owner", owner);
        put(properties, "guard", guard);
        put(properties, "program", program);
        put(properties, "temporary.", temporary);
        put(properties, "group.", groups);
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try (Writer writer = Files.newBufferedWriter(draft)) {
            properties.store(writer, null);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Reads a note.
     *
     * @throws IOException when it can't be read or isn't one
     */
    static GuardRecord read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return new GuardRecord(
                    properties.getProperty("label", ""),
                    get(properties, "owner"),
                    get(properties, "guard"),
                    get(properties, "program"),
                    paths(properties, "temporary."),
                    paths(properties, "group."));
        } catch (IllegalArgumentException e) {
            throw new IOException("Not a guard's record: " + file, e);
        }
    }

    private static void put(Properties properties, String key, Identity identity) {
        properties.setProperty(key, identity.pid() + " " + identity.startTicks());
    }

    private static void put(Properties properties, String prefix, List<Path> paths) {
        for (int i = 0; i < paths.size(); i++) {
            properties.setProperty(prefix + i, paths.get(i).toString());
        }
    }

    private static List<Path> paths(Properties properties, String prefix) {
        List<Path> paths = new ArrayList<>();
        for (String path; (path = properties.getProperty(prefix + paths.size())) != null; ) {
            paths.add(Path.of(path));
        }
        return paths;
    }

    private static Identity get(Properties properties, String key) {
        String[] parts = properties.getProperty(key, "").split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(key);
        }
        return new Identity(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }
}
