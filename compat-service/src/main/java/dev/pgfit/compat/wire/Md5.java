package dev.pgfit.compat.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The old log-in by a hash: md5(md5(password ‖ user) ‖ salt). */
final class Md5 {
    private Md5() {}

    static String response(String user, String password, byte[] salt) {
        String inner = hash((password + user).getBytes(StandardCharsets.UTF_8), new byte[0]);
        return "md5" + hash(inner.getBytes(StandardCharsets.US_ASCII), salt);
    }

    private static String hash(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(first);
            return HexFormat.of().formatHex(digest.digest(second));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
