package dev.pgfit.local.console;

import java.io.PrintStream;

/**
 * Where results and progress go. With JSON asked for, standard output carries nothing else.
 *
 * @param out results
 * @param progress everything said while waiting
 * @param live whether progress goes to a terminal
 * @param columns of that terminal
 */
public record Console(PrintStream out, PrintStream progress, boolean live, int columns) {
    private static final int DEFAULT_COLUMNS = 80;

    /** The process's own streams; the start script tells which of them are terminals. */
    public static Console of(boolean json) {
        PrintStream progress = json ? System.err : System.out;
        boolean live = "1".equals(System.getenv(json ? "PGFIT_TTY_ERR" : "PGFIT_TTY_OUT"))
                && !"dumb".equals(System.getenv("TERM"));
        return new Console(System.out, progress, live, columnsOfTerminal());
    }

    /** A fresh view; to be closed. */
    public ProgressView view() {
        return live ? new LiveView(progress, columns) : new PlainView(progress);
    }

    private static int columnsOfTerminal() {
        String given = System.getenv("PGFIT_COLUMNS");
        return given != null && given.matches("[1-9]\\d{1,3}") ? Integer.parseInt(given) : DEFAULT_COLUMNS;
    }
}
