package dev.pgfit.contracts;

/** The topics, without the prefix that a deployment may choose (default {@code pgfit}). */
public enum Topic {
    RUNS("runs"),
    INSTALLATIONS("installations"),
    BENCHMARKS("benchmarks"),
    RESOURCES("resources"),
    COMPATIBILITY("compatibility"),
    DECISIONS("decisions"),
    PROGRESS("progress");

    public static final String DEFAULT_PREFIX = "pgfit";
    private static final String DEAD_LETTER_SUFFIX = ".dlq";

    private final String suffix;

    Topic(String suffix) {
        this.suffix = suffix;
    }

    /** The topic's name under a prefix, such as {@code pgfit.runs}. */
    public String name(String prefix) {
        return prefix + "." + suffix;
    }

    /** Where what can't be consumed goes, with the reason in its headers. */
    public String deadLetterName(String prefix) {
        return name(prefix) + DEAD_LETTER_SUFFIX;
    }
}
