package dev.pgfit.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;

/**
 * pgfit's own part in an image.
 *
 * @param guestFiles what goes to the guest's {@code /pgfit}, by name
 * @param initramfs the first script
 */
record Recipe(Map<String, byte[]> guestFiles, byte[] initramfs) {
    /** To be raised when an image of the same scripts would become another one. */
    private static final String VERSION = "3";

    /** As in the jar. The resource {@code guest-files} lists them: a jar can't be listed everywhere. */
    static Recipe ofJar() {
        try {
            Map<String, byte[]> files = new TreeMap<>();
            String names = new String(resource("/guest-files"), StandardCharsets.UTF_8);
            for (String name : names.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList()) {
                files.put(name, resource("/guest/" + name));
            }
            return new Recipe(files, resource("/initramfs/init"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Twelve hexadecimal digits: images of another recipe are not of use. */
    String hash() {
        MessageDigest digest = Hashes.sha256();
        digest.update(VERSION.getBytes(StandardCharsets.UTF_8));
        digest.update(initramfs);
        new TreeMap<>(guestFiles).forEach((name, content) -> {
            digest.update((name + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(content);
        });
        return Hashes.hex(digest).substring(0, 12);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Recipe.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("The resource " + name + " is missing");
            }
            return in.readAllBytes();
        }
    }
}
