package dev.pgfit.installer.pglite;

import dev.pgfit.contracts.PgliteSpec;
import dev.pgfit.installer.node.CarriedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that the jar carries for PGlite: its packages' names and lock, and the server program. */
final class PgliteFiles {
    private static final String PACKAGES = "package.json";
    private static final String LOCK = "package-lock.json";
    private static final CarriedFiles FILES = new CarriedFiles("pglite", List.of(PACKAGES, LOCK, "server.mjs"));

    private PgliteFiles() {}

    /** Writes them; the lock only for the version that it is for. */
    static void write(String version, boolean locked, Path folder) throws IOException {
        FILES.write(folder);
        String pinned = "\"@electric-sql/pglite\": \"" + PgliteSpec.PINNED_VERSION + "\"";
        Files.writeString(
                folder.resolve(PACKAGES),
                new String(FILES.bytes(PACKAGES), StandardCharsets.UTF_8)
                        .replace(pinned, "\"@electric-sql/pglite\": \"" + version + "\""));
        if (!locked) {
            Files.delete(folder.resolve(LOCK));
        }
    }

    static String fingerprint() {
        return FILES.fingerprint();
    }
}
