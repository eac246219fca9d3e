package dev.pgfit.installer.container;

import org.jspecify.annotations.Nullable;

/** The container engine can't be asked, or refuses; the message is for a person. */
public final class EngineException extends Exception {
    private static final long serialVersionUID = 1L;

    EngineException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    EngineException(String message) {
        super(message);
    }
}
