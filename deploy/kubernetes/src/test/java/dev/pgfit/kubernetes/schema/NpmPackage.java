package dev.pgfit.kubernetes.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * A package of the npm registry, unpacked below {@code target}: just its files, nothing of it is run.
 *
 * @param integrity SHA-512 of its archive, in Base64
 */
record NpmPackage(String name, String version, String integrity) {
    private static final long TIMEOUT_SECONDS = 60;

    /**
     * The folder that it is unpacked in, downloaded the first time.
     *
     * @throws UncheckedIOException when it can't be had
     */
    Path folder() {
        Path folder = Path.of("target", "npm", name.replace("@", "").replace('/', '-') + "-" + version)
                .toAbsolutePath();
        Path unpacked = folder.resolve("package");
        if (Files.isDirectory(unpacked)) {
            return unpacked;
        }
        try {
            Files.createDirectories(folder);
            run(folder, "npm", "pack", "--silent", "--prefer-offline", name + "@" + version);
            Path archive = archive(folder);
            verify(archive);
            run(folder, "tar", "xzf", archive.getFileName().toString());
            Files.delete(archive);
            return unpacked;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path archive(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tgz"))
                    .findAny()
                    .orElseThrow(() -> new IOException("npm left no archive of " + name));
        }
    }

    private void verify(Path archive) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(archive));
            String found = Base64.getEncoder().encodeToString(digest);
            if (!found.equals(integrity)) {
                Files.delete(archive);
                throw new IOException(name + "@" + version + " is not what it was: its SHA-512 is " + found);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Path folder, String... command) throws IOException {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command[0] + " took longer than " + TIMEOUT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + Files.readString(log));
        }
    }
}
