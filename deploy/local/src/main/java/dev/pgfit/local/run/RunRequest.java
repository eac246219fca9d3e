package dev.pgfit.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.contracts.ResourcesSpec;
import dev.pgfit.local.support.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param quick fewer and shorter rounds; the specification file may still set its own figures
 * @param spec file with a RunSpec
 * @param workload file with a workload of the user's own, or the name of one that ships with pgfit
 * @param control a benchmark whose answer is known; {@code null} for a comparison
 * @param place where the candidates shall live
 */
public record RunRequest(
        boolean quick,
        @Nullable Path spec,
        @Nullable Path workload,
        BenchmarkSpec.@Nullable Control control,
        Place place) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    /**
     * The run that this asks for.
     *
     * @throws dev.pgfit.local.support.Failure BAD_INPUT naming file and line, or the option
     */
    public Question question() {
        ObjectNode body = Json.mapper().createObjectNode();
        if (quick) {
            body.set("benchmark", Json.mapper().valueToTree(BenchmarkSpec.QUICK));
            body.set("resources", Json.mapper().valueToTree(ResourcesSpec.QUICK));
        }
        if (spec != null) {
            merge(body, SpecFile.read(spec));
        }
        if (workload != null) {
            workload(body.withObjectProperty("benchmark"), workload);
        }
        if (control != null) {
            body.withObjectProperty("benchmark").put("control", Question.name(control));
        }
        return place.over(body);
    }

    /** What looks like a name and is no file is one; benchmark-service says which there are. */
    private static void workload(ObjectNode benchmark, Path workload) {
        if (NAME.matcher(workload.toString()).matches() && !Files.exists(workload)) {
            benchmark.put("workload", workload.toString());
        } else {
            benchmark.put("workloadYaml", SpecFile.text(workload));
        }
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
