package dev.pgfit.compat.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What checks are grouped by; each has its file of SQL checks, {@code checks/<id>.yaml}. What no request can do without
 * weighs three times as much as what some applications use.
 */
public enum Category {
    CONNECTION(3),
    TRANSACTIONS(3),
    INTROSPECTION(2),
    RLS(3),
    AUTH(2),
    FUNCTIONS(2),
    JSON(2),
    EMBEDDING(2),
    DDL(1),
    TYPES(1),
    FTS(1),
    REALTIME(1),
    EXTENSIONS(1),
    /** PostgREST itself, or its pattern of requests. */
    POSTGREST(3),
    /** The user's own checks. */
    CUSTOM(1);

    private final int weight;

    Category(int weight) {
        this.weight = weight;
    }

    /** Weight in a candidate's score, relative to the others'. */
    public int weight() {
        return weight;
    }

    /** As reports and files write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The category that reports and files write this way, if there is one. */
    public static Optional<Category> of(String id) {
        return Arrays.stream(values()).filter(known -> known.id().equals(id)).findFirst();
    }
}
