package dev.pgfit.kit.events;

/** A record that can't be taken as one of our events; the message is the reason on the dead-letter topic. */
public final class BadEventException extends RuntimeException {
    public BadEventException(String reason) {
        super(reason);
    }
}
