package dev.pgfit.installer.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Files that the jar carries for a Node program.
 *
 * @param folder of the jar
 * @param names of the files in it, with folders; a jar can't be asked for them in every way that we are packaged
 */
public record CarriedFiles(String folder, List<String> names) {
    /** Writes all of them. */
    public void write(Path target) throws IOException {
        for (String name : names) {
            Path file = target.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes(name));
        }
    }

    /** Changes when any of them does, so that a cache never serves an older pgfit's. */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            names.forEach(name -> digest.update(bytes(name)));
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One of them. */
    public byte[] bytes(String name) {
        try (InputStream in = CarriedFiles.class.getResourceAsStream("/" + folder + "/" + name)) {
            if (in == null) {
                throw new IllegalStateException(folder + "/" + name + " is not in the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
