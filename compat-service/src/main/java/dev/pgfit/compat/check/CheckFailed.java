package dev.pgfit.compat.check;

import dev.pgfit.contracts.Layer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database answered, but not what it must. */
public final class CheckFailed extends RuntimeException {
    private final @Nullable String sqlState;
    private final boolean leak;
    private final @Nullable Layer layer;

    private CheckFailed(String message, @Nullable String sqlState, boolean leak, @Nullable Layer layer) {
        super(message);
        this.sqlState = sqlState;
        this.leak = leak;
        this.layer = layer;
    }

    /** @param message what was expected and what came */
    public CheckFailed(String message) {
        this(message, null, false, null);
    }

    /** @param sqlState of the database's error, if it was one */
    public CheckFailed(String message, @Nullable String sqlState) {
        this(message, sqlState, false, null);
    }

    /** A security finding: somebody saw or changed what belongs to others. */
    public static CheckFailed leak(String message) {
        return new CheckFailed(message, null, true, null);
    }

    /** The same failure, laid to a layer. */
    public CheckFailed of(Layer culprit) {
        return new CheckFailed(words(), sqlState, leak, culprit);
    }

    public @Nullable String sqlState() {
        return sqlState;
    }

    /** Whether it is a security finding. */
    public boolean isLeak() {
        return leak;
    }

    /** Whom it is laid to; empty: whom the check says. */
    public Optional<Layer> layer() {
        return Optional.ofNullable(layer);
    }

    /** The message; never null. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
