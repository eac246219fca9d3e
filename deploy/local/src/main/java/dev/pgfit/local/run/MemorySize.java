package dev.pgfit.local.run;

import dev.pgfit.contracts.Limits;
import dev.pgfit.contracts.Quantity;

/** How much memory the command line gives: a bare number is MiB, else it is a Kubernetes quantity. */
public record MemorySize(Quantity quantity) {
    private static final long MEBIBYTE = 1L << 20;
    private static final int LEAST_OF_MACHINE = 96;
    private static final int MOST_OF_MACHINE = 1024;

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException in words for a person
     */
    public static MemorySize of(String text) {
        Quantity quantity = Quantity.of(text.matches("\\d+") ? text + "Mi" : text);
        if (quantity.value().compareTo(Quantity.of(Limits.LEAST_MEMORY).value()) < 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is less than " + Limits.LEAST_MEMORY + ": neither candidate could start");
        }
        return new MemorySize(quantity);
    }

    /** Rounded up to whole MiB. */
    public int megabytes() {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, Math.ceilDiv(quantity.whole(), MEBIBYTE)));
    }

    /** Whether a virtual machine can have it. */
    boolean fitsMachine() {
        return quantity.whole() % MEBIBYTE == 0 && megabytes() >= LEAST_OF_MACHINE && megabytes() <= MOST_OF_MACHINE;
    }

    /** What to say when not. */
    String notForMachine() {
        return "--memory: a virtual machine has from " + LEAST_OF_MACHINE + " to " + MOST_OF_MACHINE
                + " megabytes, such as 128, not " + quantity;
    }
}
