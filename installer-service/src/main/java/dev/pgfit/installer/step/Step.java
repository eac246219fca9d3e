package dev.pgfit.installer.step;

import java.util.Optional;

/**
 * One step of an installation.
 *
 * @param name as reports show it
 * @param undo empty when there is nothing to take back
 * @param counted whether its time is the installation's; what is done once for many installations isn't
 */
public record Step(String name, StepAction action, Optional<Undo> undo, boolean counted) {
    public static Step of(String name, StepAction action) {
        return new Step(name, action, Optional.empty(), true);
    }

    public static Step of(String name, StepAction action, String undone, Undo.Action undo) {
        return new Step(name, action, Optional.of(new Undo(undone, undo)), true);
    }

    /** The same step as a preparation: told, but not counted. */
    public Step prepared() {
        return new Step(name, action, undo, false);
    }
}
