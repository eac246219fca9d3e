package dev.pgfit.local;

import dev.pgfit.local.command.PgfitCommand;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The launcher's entry point. */
public final class Main {
    /** Held, else its level is lost to garbage collection. */
    private static final Logger ROOT = Logger.getLogger("");

    private Main() {}

    public static void main(String[] args) {
        ROOT.setLevel(Level.SEVERE);
        System.exit(PgfitCommand.commandLine().execute(args));
    }
}
