package dev.pgfit.installer.usage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Numbers out of what the kernel prints, without making strings of it. */
final class Digits {
    private Digits() {}

    /** The next run of digits, from the buffer's position on, which then stands behind it; 0 when there is none. */
    static long next(ByteBuffer text) {
        while (text.hasRemaining() && !digit(text.get(text.position()))) {
            text.get();
        }
        long number = 0;
        while (text.hasRemaining() && digit(text.get(text.position()))) {
            number = 10 * number + text.get() - '0';
        }
        return number;
    }

    /** Steps over so many words that are divided by blanks. */
    static void skip(ByteBuffer text, int words) {
        for (int word = 0; word < words; word++) {
            while (text.hasRemaining() && text.get(text.position()) == ' ') {
                text.get();
            }
            while (text.hasRemaining() && text.get(text.position()) != ' ') {
                text.get();
            }
        }
    }

    /** The number behind the first occurrence of the key at the beginning of a line; 0 when it isn't there. */
    static long after(String key, ByteBuffer text) {
        byte[] wanted = key.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at + wanted.length <= text.limit(); at++) {
            if ((at == 0 || text.get(at - 1) == '\n') && stands(wanted, text, at)) {
                return next(text.position(at + wanted.length));
            }
        }
        return 0;
    }

    private static boolean stands(byte[] wanted, ByteBuffer text, int at) {
        for (int i = 0; i < wanted.length; i++) {
            if (text.get(at + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean digit(byte character) {
        return character >= '0' && character <= '9';
    }
}
