package dev.pgfit.installer.installation;

/** What was asked for can't be had now; the message says why. */
public final class UnavailableException extends Exception {
    UnavailableException(String message) {
        super(message);
    }
}
