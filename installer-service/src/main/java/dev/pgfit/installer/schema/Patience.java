package dev.pgfit.installer.schema;

import java.time.Duration;

/**
 * How long a candidate may take.
 *
 * @param connect to let somebody in; whole seconds
 * @param answer to answer one statement, or send some of its answer; whole seconds
 */
public record Patience(Duration connect, Duration answer) {
    /** For a program on this machine. */
    public static final Patience DEFAULT = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(30));
    /** For an emulated machine, which is up to a hundred times slower and may be busy with something else. */
    public static final Patience EMULATED = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(180));
    /** For a page in a browser. */
    public static final Patience PAGE = new Patience(Duration.ofSeconds(15), Duration.ofSeconds(90));
}
