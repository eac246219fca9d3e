package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.plan.Plan;
import dev.pgfit.benchmark.workload.InvalidWorkload;
import dev.pgfit.benchmark.workload.LoadRules;
import dev.pgfit.benchmark.workload.Workload;
import dev.pgfit.benchmark.workload.WorkloadReader;
import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.kit.problem.FieldError;
import dev.pgfit.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds workloads: those that ship with the service, and the one that a spec brings along. */
@ApplicationScoped
public class Workloads {
    private static final List<String> SHIPPED = List.of("default", "select-only", "tpcb-like");

    private final BenchmarkConfig config;

    Workloads(BenchmarkConfig config) {
        this.config = config;
    }

    List<String> names() {
        return SHIPPED;
    }

    Optional<String> text(String name) {
        if (!SHIPPED.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(resource(name + ".yaml"));
    }

    /** The JSON Schema of workload files. */
    String schema() {
        return resource("workload.schema.json");
    }

    private static String resource(String file) {
        try (InputStream text = Workloads.class.getResourceAsStream("/workloads/" + file)) {
            return new String(Objects.requireNonNull(text, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The workload that a spec asks for.
     *
     * @param field where the spec stands in what was sent, such as {@code benchmark}
     * @throws ProblemException 422, naming what is wrong with its line
     */
    Workload of(BenchmarkSpec spec, String field) {
        String own = spec.workloadYaml();
        String text = own != null
                ? own
                : text(spec.workload())
                        .orElseThrow(() -> ProblemException.notPossible(List.of(new FieldError(
                                field + ".workload",
                                "there is no workload '" + spec.workload() + "'; known: "
                                        + String.join(", ", SHIPPED)))));
        try {
            Workload workload = WorkloadReader.read(text, spec.rows() == null ? List.of() : spec.rows());
            int tests = Plan.of(workload, spec.concurrency()).tests();
            if (tests > config.mostTests()) {
                throw ProblemException.notPossible(List.of(new FieldError(
                        field, "makes " + tests + " tests; at most " + config.mostTests() + " are allowed")));
            }
            check(spec, field);
            return workload;
        } catch (InvalidWorkload invalid) {
            String place = field + (own != null ? ".workloadYaml" : ".workload");
            throw ProblemException.notPossible(invalid.errors().stream()
                    .map(error -> new FieldError(place, error.toString()))
                    .toList());
        }
    }

    private static void check(BenchmarkSpec spec, String field) {
        if (spec.load() == null) {
            return;
        }
        List<FieldError> wrong = LoadRules.check(spec.load()).entrySet().stream()
                .map(entry -> new FieldError(field + ".load." + entry.getKey(), entry.getValue()))
                .toList();
        if (!wrong.isEmpty()) {
            throw ProblemException.notPossible(wrong);
        }
    }
}
