package dev.pgfit.compat.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What checks are grouped by; each has its file of SQL checks, {@code checks/<id>.yaml}. */
public enum Category {
    CONNECTION,
    TRANSACTIONS,
    INTROSPECTION,
    RLS,
    AUTH,
    FUNCTIONS,
    JSON,
    EMBEDDING,
    DDL,
    TYPES,
    FTS,
    REALTIME,
    EXTENSIONS;

    /** As reports and files write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The category that reports and files write this way, if there is one. */
    public static Optional<Category> of(String id) {
        return Arrays.stream(values()).filter(known -> known.id().equals(id)).findFirst();
    }
}
