package dev.pgfit.compat.wire;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Base64;

/** A self-signed certificate for a test server, made by the JDK's keytool. */
final class Certificate {
    private static final char[] SECRET = "changeit".toCharArray();

    private Certificate() {}

    /** Writes server.crt and server.key as a server looks for them, for the owner of the folder only. */
    static void writeInto(Path data) throws Exception {
        Path store = Files.createTempFile("certificate", ".p12");
        try {
            Files.delete(store);
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "server",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            new String(SECRET),
                            "-keystore",
                            store.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool failed");
            }
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, SECRET);
            }
            write(
                    data,
                    "server.crt",
                    "CERTIFICATE",
                    keys.getCertificate("server").getEncoded());
            write(
                    data,
                    "server.key",
                    "PRIVATE KEY",
                    keys.getKey("server", SECRET).getEncoded());
        } finally {
            Files.deleteIfExists(store);
        }
    }

    private static void write(Path data, String name, String kind, byte[] der) throws Exception {
        Path file = Files.writeString(
                data.resolve(name),
                "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                        .formatted(
                                kind,
                                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.setOwner(file, Files.getOwner(data));
    }
}
