package dev.pgfit.image.tool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to run, and how long it may take.
 *
 * @param line program and arguments
 * @param environment variables to set besides ours
 * @param folder where it runs
 */
public record Command(List<String> line, Map<String, String> environment, Path folder, Duration atMost) {
    public Command {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
    }
}
