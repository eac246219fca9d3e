package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.ProtocolCheck;
import java.util.List;

/** Every check that is a class. */
public final class ProtocolChecks {
    private ProtocolChecks() {}

    /** One line per class: a list works in a native image, where looking for classes doesn't. */
    public static List<ProtocolCheck> all() {
        return List.of(new ListenNotify());
    }
}
