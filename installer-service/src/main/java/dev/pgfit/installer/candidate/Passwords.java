package dev.pgfit.installer.candidate;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes passwords. */
public final class Passwords {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** 128 random bits in hex: nothing in it needs quoting anywhere. */
    public static String random() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
