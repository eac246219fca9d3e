package dev.pgfit.installer.step;

import java.util.Optional;

/**
 * One step of an installation.
 *
 * @param name as reports show it
 * @param undo empty when there is nothing to take back
 */
public record Step(String name, StepAction action, Optional<Undo> undo) {
    public static Step of(String name, StepAction action) {
        return new Step(name, action, Optional.empty());
    }

    public static Step of(String name, StepAction action, String undone, Undo.Action undo) {
        return new Step(name, action, Optional.of(new Undo(undone, undo)));
    }
}
