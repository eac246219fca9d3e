package dev.pgfit.compat.wire;

/** How values travel. */
public enum Format {
    TEXT,
    BINARY;

    /** As the protocol writes it. */
    short code() {
        return (short) ordinal();
    }
}
