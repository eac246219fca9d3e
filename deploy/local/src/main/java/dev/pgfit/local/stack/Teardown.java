package dev.pgfit.local.stack;

import java.util.ArrayDeque;
import java.util.Deque;

/** What is to be closed at the end, newest first. Once closed it takes nothing more: what comes late is closed at once. */
final class Teardown implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Teardown.class.getName());

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;

    /** Keeps it for the end and gives it back. */
    <T extends AutoCloseable> T add(T resource) {
        synchronized (open) {
            if (!closed) {
                open.push(resource);
                return resource;
            }
        }
        close(resource);
        throw new IllegalStateException("interrupted while starting");
    }

    /** Returns when all is closed, also when another thread is at it. */
    @Override
    public synchronized void close() {
        synchronized (open) {
            closed = true;
        }
        AutoCloseable next;
        while ((next = open.poll()) != null) {
            close(next);
        }
    }

    /** Closes one thing; what goes wrong is logged, since others are to be closed all the same. */
    static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "not closed cleanly: " + resource, e);
        }
    }
}
