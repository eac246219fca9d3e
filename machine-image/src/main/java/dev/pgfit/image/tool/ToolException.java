package dev.pgfit.image.tool;

import java.io.IOException;
import java.util.List;

/** An external program failed or took too long; its last lines say why. */
public final class ToolException extends IOException {
    private static final long serialVersionUID = 1L;

    private final List<String> output;

    public ToolException(String message, List<String> output) {
        super(output.isEmpty() ? message : message + ":\n  " + String.join("\n  ", output));
        this.output = List.copyOf(output);
    }

    /** The last lines that it printed, oldest first. */
    public List<String> output() {
        return output;
    }
}
