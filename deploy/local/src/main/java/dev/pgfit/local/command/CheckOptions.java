package dev.pgfit.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgfit.local.check.OwnChecks;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import dev.pgfit.local.support.Json;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about which compatibility checks are run; of {@code run} and {@code check} alike. */
final class CheckOptions {
    private static final Set<String> SUITES = Set.of("full", "mission");

    @Option(
            names = "--suite",
            paramLabel = "NAME",
            description = "Which compatibility checks: full (default), or mission (sixteen, nearly all on one"
                    + " connection).")
    private @Nullable String suite;

    @Option(
            names = "--checks",
            paramLabel = "DIR",
            description = "A folder of checks of your own (*.yaml), run after the suite's.")
    private @Nullable Path own;

    /** Adds what was said to the field {@code compatibility} of a request. */
    void into(ObjectNode body) {
        if (suite != null && !SUITES.contains(suite)) {
            throw new Failure(ExitCode.BAD_INPUT, "--suite: there are full and mission, not '" + suite + "'");
        }
        if (suite != null) {
            body.withObjectProperty("compatibility").put("suite", suite);
        }
        if (own != null) {
            body.withObjectProperty("compatibility").set("checks", Json.mapper().valueToTree(OwnChecks.in(own)));
        }
    }
}
