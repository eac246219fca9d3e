package dev.pgfit.installer.step;

/**
 * Takes back what a step did, also when it was done by half or not at all.
 *
 * @param what in words, such as {@code stopped PostgreSQL}
 */
public record Undo(String what, Action action) {
    /** May fail; what it could not take back is then reported. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }
}
