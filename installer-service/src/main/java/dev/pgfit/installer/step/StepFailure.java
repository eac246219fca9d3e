package dev.pgfit.installer.step;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step could not be done; says why in a sentence for a person. */
public final class StepFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final List<String> output;

    public StepFailure(String reason, List<String> output, @Nullable Throwable cause) {
        super(reason, cause);
        this.output = List.copyOf(output);
    }

    public StepFailure(String reason, @Nullable Throwable cause) {
        this(reason, List.of(), cause);
    }

    /** The last lines that the step's program printed, oldest first. */
    public List<String> output() {
        return output;
    }
}
