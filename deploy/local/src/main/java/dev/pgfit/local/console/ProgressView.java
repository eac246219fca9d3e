package dev.pgfit.local.console;

import dev.pgfit.contracts.Progress;

/** Shows a waiting person how far things are. All methods may be called from any thread. */
public interface ProgressView extends AutoCloseable {
    /** A run's progress. */
    void show(Progress progress);

    /** Something else that goes on, such as a start. */
    void note(String text);

    /** Tells something on standard error in a line that stays. */
    void warn(String line);

    /** Takes away what is not meant to stay. */
    @Override
    void close();
}
