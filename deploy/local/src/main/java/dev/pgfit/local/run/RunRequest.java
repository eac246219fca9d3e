package dev.pgfit.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.contracts.ResourcesSpec;
import dev.pgfit.local.support.Json;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param quick figures of about a minute; the specification file may still set its own
 * @param spec file with a RunSpec
 * @param workload file with a workload of the user's own
 * @param environment where the candidates shall live
 */
public record RunRequest(
        boolean quick,
        @Nullable Path spec,
        @Nullable Path workload,
        @Nullable String environment) {

    /** The body for {@code POST /runs}. */
    public ObjectNode body() {
        ObjectNode body = Json.mapper().createObjectNode();
        if (quick) {
            body.set("benchmark", Json.mapper().valueToTree(BenchmarkSpec.QUICK));
            body.set("resources", Json.mapper().valueToTree(ResourcesSpec.QUICK));
        }
        if (spec != null) {
            merge(body, SpecFile.read(spec));
        }
        if (workload != null) {
            body.withObjectProperty("benchmark").put("workloadYaml", SpecFile.text(workload));
        }
        if (environment != null) {
            body.put("environment", environment);
        }
        return body;
    }

    private static void merge(ObjectNode base, ObjectNode over) {
        over.properties().forEach(field -> {
            JsonNode below = base.get(field.getKey());
            if (below instanceof ObjectNode lower && field.getValue() instanceof ObjectNode upper) {
                merge(lower, upper);
            } else {
                base.set(field.getKey(), field.getValue());
            }
        });
    }
}
