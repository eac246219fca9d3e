package dev.pgfit.installer.pglite;

import dev.pgfit.contracts.PgliteSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The files that the jar carries for PGlite: its packages' names and lock, and the server program. */
final class PgliteFiles {
    private static final String PACKAGES = "package.json";
    private static final String LOCK = "package-lock.json";
    private static final String SERVER = "server.mjs";

    private PgliteFiles() {}

    /** Writes them; the lock only for the version that it is for. */
    static void write(String version, boolean locked, Path folder) throws IOException {
        String pinned = "\"@electric-sql/pglite\": \"" + PgliteSpec.PINNED_VERSION + "\"";
        Files.writeString(
                folder.resolve(PACKAGES),
                text(PACKAGES).replace(pinned, "\"@electric-sql/pglite\": \"" + version + "\""));
        if (locked) {
            Files.writeString(folder.resolve(LOCK), text(LOCK));
        }
        Files.writeString(folder.resolve(SERVER), text(SERVER));
    }

    /** Changes when any of them does, so that a cache never serves an older pgfit's. */
    static String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : List.of(PACKAGES, LOCK, SERVER)) {
                digest.update(text(file).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String file) {
        try (InputStream in = PgliteFiles.class.getResourceAsStream("/pglite/" + file)) {
            if (in == null) {
                throw new IllegalStateException("pglite/" + file + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
