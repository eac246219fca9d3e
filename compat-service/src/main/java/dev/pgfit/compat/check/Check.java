package dev.pgfit.compat.check;

import java.util.Optional;

/** One compatibility probe. */
public sealed interface Check permits SqlCheck, ProtocolCheck {
    CheckInfo info();

    /** What the check needs to be there when it starts. */
    Needs needs();

    /** Id of a check without whose pass this one makes no sense; where it didn't pass, this one fails without being run. */
    default Optional<String> buildsOn() {
        return Optional.empty();
    }
}
