package dev.pgfit.installer.kubernetes;

import dev.pgfit.contracts.AppliedLimits;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Endpoint;
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
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A candidate in a pod: schedule, image, start, schema, verify. */
final class PodRecipe implements Recipe {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(100);
    /** The kubelet tells of a death a second or so after it. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private static final Patience ASKED = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(10));

    private final PodGround ground;
    private final CandidateSpec spec;
    private final RunningPod pod;
    private final Serving serving;

    PodRecipe(PodGround ground, CandidateSpec spec) {
        this.ground = ground;
        this.spec = spec;
        this.pod = new RunningPod(ground, spec.plan());
        this.serving = new Serving(Patience.DEFAULT, spec.asked());
    }

    @Override
    public CandidateKind kind() {
        return spec.plan().kind();
    }

    @Override
    public String requestedVersion() {
        return spec.requested();
    }

    @Override
    public Environment environment() {
        return Environment.KUBERNETES;
    }

    @Override
    public String transport() {
        return spec.transport();
    }

    @Override
    public List<Step> steps() {
        return List.of(
                Step.of("schedule", explained(context -> pod.create()), "removed the pod", pod::remove),
                Step.of("image", explained(context -> pod.awaitStarted())),
                Step.of("start", explained(this::start)),
                explained(serving.schema()),
                explained(serving.verify()));
    }

    private void start(StepContext context) throws Exception {
        context.measure(pod.usage());
        long end = System.nanoTime() + START.toNanos();
        while (true) {
            Optional<StepFailure> over = pod.obituary(Duration.ZERO);
            if (over.isPresent()) {
                throw over.get();
            }
            String said = "it has no address";
            if (pod.watch().state() instanceof PodState.Running running) {
                Endpoint endpoint = spec.address().at(running.ip());
                try (Connection connection = Database.connect(endpoint, ASKED)) {
                    Verification.ask(connection, "select 1");
                    serving.begin(new PodCandidate(pod, endpoint));
                    return;
                } catch (SQLException e) {
                    said = String.valueOf(e.getMessage());
                }
            }
            if (System.nanoTime() > end) {
                throw new StepFailure(
                        "%s did not serve within %d s: %s; is there a route from here to pods, as inside the cluster?"
                                .formatted(kind().title(), START.toSeconds(), said),
                        ground.cluster().tail(spec.plan().name()),
                        null);
            }
            Thread.sleep(PAUSE);
        }
    }

    private Step explained(Step step) {
        return new Step(step.name(), explained(step.action()), step.undo(), step.counted());
    }

    /** A lost connection is no reason but a consequence: says what the cluster knows of the candidate's death. */
    private StepAction explained(StepAction action) {
        return context -> {
            try {
                action.run(context);
            } catch (ClusterException e) {
                throw new StepFailure(String.valueOf(e.getMessage()), e);
            } catch (SQLException e) {
                Optional<StepFailure> obituary = pod.obituary(LATE);
                if (obituary.isPresent()) {
                    throw obituary.get();
                }
                throw e;
            }
        };
    }

    @Override
    public @Nullable AppliedLimits limits() {
        Limits asked = spec.limits();
        return asked == null ? null : AppliedLimits.enforced(asked, "pod");
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
        return pod.usage().recent().map(PodReading::diskBytes).orElse(0L);
    }

    @Override
    public Candidate candidate() {
        return serving.candidate();
    }

    @Override
    public Details details() {
        Verification verified = serving.verified();
        Map<String, String> settings = spec.asked().isEmpty() ? spec.tuning() : serving.settings();
        return new Details(
                engineVersion(verified), verified.version(), settings, verified.extensions(), List.copyOf(notes()));
    }

    /** As the engine names itself: the image's tag may be a major version only. */
    private String engineVersion(Verification verified) {
        return kind() == CandidateKind.PGLITE
                ? spec.requested()
                : verified.version().replaceFirst("^PostgreSQL (\\S+).*", "$1");
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(spec.notes());
        PodPlan plan = spec.plan();
        notes.add("in a pod of " + plan.size().memory() + " and " + plan.size().cpu() + " CPU"
                + (pod.watch().state() instanceof PodState.Running running ? " on node " + running.node() : ""));
        List<String> nodes = ground.cluster().nodesOf(plan.run());
        if (nodes.size() > 1) {
            notes.add("not on the same node as the other candidate: " + String.join(", ", nodes));
        }
        notes.add(pod.usage()
                .recent()
                .map(reading -> "usage of its own control group, version " + reading.cgroup())
                .orElse("its usage can't be read: the program beside it doesn't answer"));
        return notes;
    }
}
