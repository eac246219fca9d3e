package dev.pgfit.installer.kubernetes;

import dev.pgfit.installer.step.StepFailure;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A candidate's pod from its creation to its end. One thread at a time changes it. */
final class RunningPod {
    /** The part of the time for fetching images that a trouble may last. */
    private static final int TROUBLED = 10;

    private final PodGround ground;
    private final PodPlan plan;
    private boolean owned;
    private @Nullable PodWatch watch;
    private @Nullable PodUsage usage;

    RunningPod(PodGround ground, PodPlan plan) {
        this.ground = ground;
        this.plan = plan;
    }

    /** Creates it with all that it needs, and waits until it has a node. */
    void create() throws ClusterException, StepFailure, InterruptedException {
        KubernetesSettings settings = ground.settings();
        ground.cluster().ensureNamespace(settings);
        OwnerReference owner = ground.leases().acquire(plan.run());
        owned = true;
        ground.cluster().create(CandidatePod.secret(plan, settings, owner));
        Pod pod = ground.cluster().create(CandidatePod.of(plan, settings, owner));
        PodWatch watching = ground.cluster().watch(pod);
        watch = watching;
        usage = new PodUsage(plan.kind(), watching, ground.reader(), settings.usagePort());
        Optional<String> node = watching.await(this::node, settings.scheduling());
        if (node.isEmpty()) {
            String words = watching.state() instanceof PodState.Unscheduled(Optional<String> said)
                    ? said.orElse("the scheduler says nothing")
                    : "";
            throw new StepFailure(
                    "No node was found for %s's pod of %s and %s CPU within %d s: %s"
                            .formatted(
                                    plan.kind().title(),
                                    plan.size().memory(),
                                    plan.size().cpu(),
                                    settings.scheduling().toSeconds(),
                                    words),
                    null);
        }
    }

    private Optional<String> node(PodState state) throws StepFailure {
        return switch (state) {
            case PodState.Unscheduled u -> Optional.empty();
            case PodState.Starting starting -> Optional.of(starting.node());
            case PodState.Running running -> Optional.of(running.node());
            case PodState.Dead dead -> throw died(dead.death());
            case PodState.Over over -> throw over(over);
        };
    }

    /** Waits until its images are there and its container has been started. */
    void awaitStarted() throws StepFailure, InterruptedException {
        Duration most = ground.settings().pulling();
        long begin = System.nanoTime();
        Optional<String> ip = watch().await(state -> started(state, Duration.ofNanos(System.nanoTime() - begin)), most);
        if (ip.isEmpty()) {
            String trouble = watch().state() instanceof PodState.Starting(String node, Optional<String> said)
                    ? said.map(words -> ": " + words).orElse(" on node " + node)
                    : "";
            throw new StepFailure(
                    "%s's container was not started within %d s%s"
                            .formatted(plan.kind().title(), most.toSeconds(), trouble),
                    null);
        }
    }

    /** A hitch of the registry mends itself; what is still so after a while does not. */
    private Optional<String> started(PodState state, Duration since) throws StepFailure {
        return switch (state) {
            case PodState.Unscheduled u -> Optional.empty();
            case PodState.Starting(String node, Optional<String> trouble) -> {
                if (trouble.isPresent()
                        && since.compareTo(ground.settings().pulling().dividedBy(TROUBLED)) > 0) {
                    throw new StepFailure(
                            "%s's container could not be started from %s: %s"
                                    .formatted(plan.kind().title(), plan.image(), trouble.get()),
                            null);
                }
                yield Optional.empty();
            }
            case PodState.Running running -> Optional.of(running.ip());
            case PodState.Dead dead -> throw died(dead.death());
            case PodState.Over over -> throw over(over);
        };
    }

    /** Why it can't serve any more, if that is so; waits a moment, for the cluster tells it late. */
    Optional<StepFailure> obituary(Duration patience) throws InterruptedException {
        return watch().await(
                        state -> switch (state) {
                            case PodState.Dead dead -> Optional.of(died(dead.death()));
                            case PodState.Over over -> Optional.of(over(over));
                            case PodState.Running running -> running.lastDeath().map(this::died);
                            default -> Optional.empty();
                        },
                        patience);
    }

    private StepFailure died(Death death) {
        String words = death.inWords(plan.kind(), plan.size());
        return new StepFailure(
                words.startsWith(plan.kind().title()) ? words : plan.kind().title() + " " + words, tail(), null);
    }

    private StepFailure over(PodState.Over over) {
        return new StepFailure(plan.kind().title() + " was lost: " + over.why(), null);
    }

    private List<String> tail() {
        return ground.cluster().tail(plan.name());
    }

    PodPlan plan() {
        return plan;
    }

    PodWatch watch() {
        return Objects.requireNonNull(watch, "not created");
    }

    PodUsage usage() {
        return Objects.requireNonNull(usage, "not created");
    }

    /** Ends it where that can be done now; what is left is removed in the end. */
    void end() {
        try {
            ground.cluster().endPod(plan.name());
        } catch (ClusterException e) {
            // removed with the rest
        }
    }

    /** Removes all of it; what was never created is no failure. */
    void remove() throws ClusterException {
        if (watch != null) {
            watch.close();
        }
        if (!owned) {
            return;
        }
        owned = false;
        try {
            ground.cluster().endPod(plan.name());
            ground.cluster().removeSecret(plan.name());
        } finally {
            // what could not be removed goes with its owner, or is left to the reaper
            ground.leases().release(plan.run());
        }
    }
}
