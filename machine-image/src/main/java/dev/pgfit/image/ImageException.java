package dev.pgfit.image;

/** An image could not be built, read or taken in; the message says what to do, or what a program said last. */
public final class ImageException extends Exception {
    private static final long serialVersionUID = 1L;

    public ImageException(String message) {
        super(message);
    }

    public ImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
