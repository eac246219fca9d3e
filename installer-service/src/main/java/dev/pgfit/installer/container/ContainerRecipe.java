package dev.pgfit.installer.container;

import dev.pgfit.contracts.AppliedLimits;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Limits;
import dev.pgfit.installer.candidate.Candidate;
import dev.pgfit.installer.candidate.Recipe;
import dev.pgfit.installer.candidate.Serving;
import dev.pgfit.installer.schema.Database;
import dev.pgfit.installer.schema.Patience;
import dev.pgfit.installer.schema.Verification;
import dev.pgfit.installer.step.Step;
import dev.pgfit.installer.step.StepAction;
import dev.pgfit.installer.step.StepContext;
import dev.pgfit.installer.step.StepFailure;
import dev.pgfit.process.FreePort;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A candidate in a container: image, start, ready, schema, verify. */
final class ContainerRecipe implements Recipe {
    private static final Duration READY = Duration.ofMinutes(2);
    private static final int PORTS_TO_TRY = 3;
    private static final int PAUSE_MILLIS = 100;
    /** The kernel's note of a kill and the engine's of an end come a moment after the connection broke. */
    private static final int AFTERMATH_MILLIS = 500;

    private final Engines engines;
    private final Duration pull;
    private final Contents contents;
    private final @Nullable Limits limits;
    private final ContainerPlan plan;
    private final Serving serving;
    private final List<String> notes = new ArrayList<>();
    private @Nullable CandidateContainer made;
    private volatile @Nullable RunningContainer running;
    private @Nullable ContainerCandidate candidate;
    private String version = "";
    private volatile boolean abandoned;

    ContainerRecipe(
            Engines engines, Duration pull, Contents contents, Map<String, String> labels, @Nullable Limits limits) {
        this.engines = engines;
        this.pull = pull;
        this.contents = contents;
        this.limits = limits;
        this.plan = contents.plan(labels, limits);
        this.serving = new Serving(Patience.DEFAULT, contents.asked());
    }

    @Override
    public CandidateKind kind() {
        return contents.kind();
    }

    @Override
    public String requestedVersion() {
        return contents.requested();
    }

    @Override
    public Environment environment() {
        return Environment.CONTAINER;
    }

    @Override
    public String transport() {
        return contents.transport();
    }

    @Override
    public List<Step> steps() {
        return List.of(
                // once per engine, not once per installation
                Step.of("image", this::image).prepared(),
                Step.of("start", this::start, "removed the container", this::remove),
                explained(Step.of("ready", this::ready)),
                explained(serving.schema()),
                explained(serving.verify()),
                Step.of("version", context -> {
                    version = contents.version(Objects.requireNonNull(made), serving.verified());
                    settle();
                }));
    }

    private void image(StepContext context) throws Exception {
        try {
            Fetching fetching = engines.image(contents.image());
            context.tell("image " + contents.image());
            notes.add("image " + contents.image() + (fetching.await(pull) ? ", fetched now" : ""));
        } catch (EngineException e) {
            throw new StepFailure(String.valueOf(e.getMessage()), e);
        } catch (TimeoutException e) {
            throw new StepFailure(
                    "the image " + contents.image() + " was not there after " + pull.toSeconds() + " s", e);
        }
    }

    private void start(StepContext context) throws Exception {
        // from its beginning on, which is not there yet
        context.measure(new GroupMeasure(() -> {
            RunningContainer seen = running;
            return seen == null ? Optional.empty() : seen.group();
        }));
        try {
            Engine engine = engines.engine();
            engines.mark();
            notes.add("in " + engine.inWords());
            String reached = engine.host();
            // nobody asks for a password behind PGlite's socket: only who is meant to may reach it
            String bound = engine.isLocal() ? reached : "0.0.0.0";
            int port = FreePort.any();
            for (int attempt = 1; ; attempt++) {
                try {
                    begin(engine, bound, port);
                    break;
                } catch (EngineException e) {
                    if (attempt == PORTS_TO_TRY || FreePort.preferably(port) == port) {
                        throw e;
                    }
                    port = FreePort.any();
                }
            }
            RunningContainer container = Objects.requireNonNull(running);
            container.look();
            candidate = new ContainerCandidate(container, contents.endpoint(reached, port), contents.mortal());
            serving.begin(candidate);
        } catch (EngineException e) {
            throw new StepFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private void begin(Engine engine, String bound, int port) throws EngineException, InterruptedException {
        CandidateContainer container = new CandidateContainer(plan, bound, port, engine.limitsSwap(), id -> {
            RunningContainer seen = new RunningContainer(engine, plan, id);
            running = seen;
            seen.witness();
        });
        engine.ask("starting a container of " + contents.image(), Engine.LONG, () -> {
            container.start();
            if (abandoned) {
                Removal.of(engine, plan);
            }
            return container;
        });
        made = container;
    }

    private void remove() throws Exception {
        abandoned = true;
        settle();
        Removal.of(engines.engine(), plan);
    }

    private void ready(StepContext context) throws Exception {
        RunningContainer container = container();
        context.measure(Objects.requireNonNull(candidate).measured());
        long end = System.nanoTime() + READY.toNanos();
        String last = "nothing listened";
        while (System.nanoTime() < end) {
            ContainerState state = container.look();
            if (!state.running()) {
                throw new StepFailure(container.ending(state), container.tail(), null);
            }
            try (Connection connection =
                    Database.connect(Objects.requireNonNull(candidate).endpoint())) {
                Verification.ask(connection, "select 1");
                return;
            } catch (SQLException e) {
                last = String.valueOf(e.getMessage());
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        throw new StepFailure(
                kind().title() + " did not serve within " + READY.toSeconds() + " s: " + last, container.tail(), null);
    }

    private void settle() {
        RunningContainer seen = running;
        if (seen != null) {
            seen.settled();
        }
    }

    /** When a step fails because the container did, that is what is to be told. */
    private Step explained(Step step) {
        StepAction action = context -> {
            try {
                step.action().run(context);
            } catch (InterruptedException | StepFailure e) {
                throw e;
            } catch (Exception e) {
                Thread.sleep(AFTERMATH_MILLIS);
                RunningContainer container = container();
                ContainerState state = container.look();
                if (!state.running() || container.countKills() > 0) {
                    throw new StepFailure(container.ending(state), container.tail(), e);
                }
                throw e;
            }
        };
        return new Step(step.name(), action, step.undo(), step.counted());
    }

    private RunningContainer container() {
        return Objects.requireNonNull(candidate, "not started").container();
    }

    @Override
    public List<Path> growing() {
        return List.of();
    }

    @Override
    public List<Path> disk() {
        return List.of();
    }

    @Override
    public long diskBytes() {
        return container().dataBytes();
    }

    @Override
    public @Nullable AppliedLimits limits() {
        return limits == null || Limits.none(limits) ? null : AppliedLimits.enforced(limits, "container");
    }

    @Override
    public Candidate candidate() {
        return serving.candidate();
    }

    @Override
    public Details details() {
        Verification verified = serving.verified();
        List<String> all = new ArrayList<>(notes);
        container()
                .group()
                .ifPresentOrElse(
                        group -> all.add("counted by " + group.version()),
                        () -> all.add("counted by the engine's own statistics"));
        all.addAll(contents.notes(serving));
        return new Details(version, verified.version(), contents.tuning(serving), verified.extensions(), all);
    }
}
