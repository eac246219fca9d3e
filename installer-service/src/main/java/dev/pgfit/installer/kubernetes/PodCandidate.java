package dev.pgfit.installer.kubernetes;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.installer.candidate.Candidate;
import dev.pgfit.installer.step.Measured;
import dev.pgfit.installer.usage.Everybody;
import java.util.Optional;
import java.util.OptionalLong;

/** A candidate in a pod. The kubelet starts it again when it dies. */
final class PodCandidate implements Candidate {
    private final RunningPod pod;
    private final Endpoint endpoint;

    PodCandidate(RunningPod pod, Endpoint endpoint) {
        this.pod = pod;
        this.endpoint = endpoint;
    }

    RunningPod pod() {
        return pod;
    }

    @Override
    public CandidateKind kind() {
        return pod.plan().kind();
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public Optional<CandidateUsage> usage(Everybody everybody) {
        return pod.usage().read();
    }

    @Override
    public Measured measured() {
        return pod.usage();
    }

    @Override
    public OptionalLong freeBytes() {
        return pod.usage().freeBytes();
    }

    @Override
    public Keeper keep(Listener listener) {
        return new PodKeeper(this, listener);
    }

    /** When the cluster can't be asked it is left to the reaper, and to the pod's own deadline. */
    @Override
    public void stop() {
        boolean interrupted = Thread.interrupted();
        try {
            pod.remove();
        } catch (ClusterException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
