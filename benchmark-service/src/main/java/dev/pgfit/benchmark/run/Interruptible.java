package dev.pgfit.benchmark.run;

/** Last duties that an interruption must not skip. */
final class Interruptible {
    private Interruptible() {}

    /** Runs the duty even when the thread is interrupted, and leaves it interrupted then. */
    static void last(Duty duty) throws InterruptedException {
        boolean interrupted = Thread.interrupted();
        try {
            duty.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    interface Duty {
        void run() throws InterruptedException;
    }
}
