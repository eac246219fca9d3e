package dev.pgfit.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgfit.local.console.Console;
import dev.pgfit.local.console.ProgressView;
import dev.pgfit.local.run.CriteriaFile;
import dev.pgfit.local.run.Replayed;
import dev.pgfit.local.run.RunApi;
import dev.pgfit.local.run.SavedReport;
import dev.pgfit.local.stack.DataFolder;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import dev.pgfit.local.support.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pgfit replay}: a run's decision made anew, by its own criteria or by others. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Decides a run anew from its stored reports and says whether the result is the same, byte for byte; with"
                    + " other criteria, what changes. Measures nothing.",
            "Uses the services that are up, or starts them for it. A run that they don't know is replayed from the"
                    + " report.json that pgfit run left in the data folder."
        },
        footer = {"", "Exit code 1 when the same criteria give another decision than was published."})
final class ReplayCommand implements Callable<Integer> {
    private static final String CRITERIA = "criteria";
    private static final List<String> WEIGHTS = List.of("installation", "performance", "resources", "compatibility");

    @Parameters(paramLabel = "RUN", description = "The run's id, or the report.json of a run.")
    @SuppressWarnings("NullAway.Init")
    private String run;

    @Option(
            names = "--criteria",
            paramLabel = "FILE",
            description = "Other criteria, YAML or JSON; parts that it leaves out stay as they were.")
    private @Nullable Path file;

    @Option(
            names = "--weights",
            paramLabel = "I,P,R,C",
            split = ",",
            description = "Other weights of installation, performance, resources and compatibility; they sum to 1.")
    private List<Double> weights = List.of();

    @Option(names = "--normalise", description = "Divide the weights by their sum.")
    private boolean normalise;

    @Option(names = "--json", description = "Both decisions and what differs, as JSON on standard output.")
    private boolean json;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @Override
    public Integer call() {
        ObjectNode body = Json.mapper().createObjectNode();
        criteria().ifPresent(criteria -> body.set(CRITERIA, criteria));
        DataFolder folder = data.folder();
        Optional<UUID> id = id();
        Path saved = id.map(uuid -> folder.run(uuid).resolve(SavedReport.FILE)).orElseGet(() -> Path.of(run));
        if (id.isEmpty()) {
            SavedReport.read(saved);
        }
        data.artifacts().checkBuilt();
        Console console = Console.of(json);
        try (ProgressView view = console.view();
                StackForRun stack = StackForRun.open(folder, data.artifacts(), false, view);
                RunApi api = new RunApi(stack.state().decisionUrl())) {
            Replayed replayed = new Replayed(
                    id.flatMap(uuid -> api.replay(uuid, body)).orElseGet(() -> api.replay(saved(saved, body))));
            view.close();
            console.out()
                    .println(
                            json
                                    ? Json.pretty(replayed.json())
                                    : replayed.text().stripTrailing());
            console.out().flush();
            return (replayed.asExpected() ? ExitCode.OK : ExitCode.UNEXPECTED).number();
        }
    }

    private JsonNode saved(Path file, ObjectNode body) {
        if (!Files.exists(file)) {
            throw new Failure(ExitCode.BAD_INPUT, "RUN: the services know no run " + run + ", and there is no " + file);
        }
        return SavedReport.read(file).setAll(body);
    }

    private Optional<UUID> id() {
        try {
            return Optional.of(UUID.fromString(run));
        } catch (IllegalArgumentException e) {
            if (Files.isRegularFile(Path.of(run))) {
                return Optional.empty();
            }
            throw new Failure(ExitCode.BAD_INPUT, "RUN: '" + run + "' is neither a run's id nor a file", e);
        }
    }

    private Optional<ObjectNode> criteria() {
        if (weights.isEmpty() && normalise) {
            throw new Failure(ExitCode.BAD_INPUT, "--normalise: goes with --weights");
        }
        if (file == null && weights.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode criteria = file == null ? Json.mapper().createObjectNode() : CriteriaFile.read(file);
        if (!weights.isEmpty()) {
            if (weights.size() != WEIGHTS.size()) {
                throw new Failure(
                        ExitCode.BAD_INPUT,
                        "--weights: four are asked, " + String.join(",", WEIGHTS) + "; these are " + weights.size());
            }
            ObjectNode given = criteria.putObject("weights");
            for (int i = 0; i < WEIGHTS.size(); i++) {
                given.put(WEIGHTS.get(i), weights.get(i));
            }
            if (normalise) {
                given.put("normalise", true);
            }
        }
        return Optional.of(criteria);
    }
}
