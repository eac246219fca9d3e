package dev.pgfit.image;

import java.util.List;

/**
 * Which image.
 *
 * @param postgresqlMajor 15, 17 or 18: the majors that Debian's suites with i386 packages have
 */
public record ImageRequest(int postgresqlMajor) {
    /** The major that PGlite is, so that like is compared with like. */
    public static final int DEFAULT_MAJOR = 18;

    static final List<Integer> MAJORS = List.of(15, 17, 18);

    public ImageRequest {
        if (!MAJORS.contains(postgresqlMajor)) {
            throw new IllegalArgumentException("PostgreSQL " + postgresqlMajor
                    + " is not to be had for the virtual machine; it has one of " + MAJORS);
        }
    }

    public static ImageRequest ofDefault() {
        return new ImageRequest(DEFAULT_MAJOR);
    }

    /** The suite of Debian's that has this major for i386. */
    String suite() {
        return switch (postgresqlMajor) {
            case 15 -> "bookworm";
            case 17 -> "trixie";
            default -> "sid";
        };
    }
}
