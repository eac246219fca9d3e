package dev.pgfit.installer.step;

/** Something whose use of processor and memory a step can be charged with. */
public interface Measured {
    /** CPU time so far, or up to its end; seconds. */
    double cpuSeconds();

    /** Memory (PSS) now; 0 when it has ended. */
    long memoryBytes();

    /** How many processes it is now. */
    int processes();
}
