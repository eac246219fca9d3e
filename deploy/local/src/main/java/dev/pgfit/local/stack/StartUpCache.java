package dev.pgfit.local.stack;

import java.nio.file.Path;
import java.util.List;

/** Classes that a service loaded last time, in a form that the JVM maps instead of parsing. */
final class StartUpCache {
    private StartUpCache() {}

    static List<String> options(DataFolder folder, Service service, Path runner) {
        return List.of();
    }
}
