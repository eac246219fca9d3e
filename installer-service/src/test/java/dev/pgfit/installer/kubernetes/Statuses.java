package dev.pgfit.installer.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What clusters say of pods, as recorded from the documentation of the Pod API. */
final class Statuses {
    private Statuses() {}

    static PodStatus unschedulable(String message) {
        return new PodStatusBuilder()
                .withPhase("Pending")
                .addNewCondition()
                .withType("PodScheduled")
                .withStatus("False")
                .withReason("Unschedulable")
                .withMessage(message)
                .endCondition()
                .build();
    }

    static PodStatus waiting(String reason, String message) {
        return container("Pending", null, 0, waitingState(reason, message), new ContainerState());
    }

    static PodStatus running(String ip, int restarts) {
        return container("Running", ip, restarts, runningState(), new ContainerState());
    }

    static PodStatus runningAfter(String ip, int restarts, String reason, int code) {
        return container("Running", ip, restarts, runningState(), ended(reason, code));
    }

    static PodStatus died(String ip, int restarts, String reason, int code) {
        return container("Running", ip, restarts, ended(reason, code), new ContainerState());
    }

    static PodStatus crashLoop(String ip, int restarts, String reason, int code) {
        return container(
                "Running",
                ip,
                restarts,
                waitingState("CrashLoopBackOff", "back-off 10s restarting failed container"),
                ended(reason, code));
    }

    static PodStatus failed(String reason, String message) {
        return new PodStatusBuilder()
                .withPhase("Failed")
                .withReason(reason)
                .withMessage(message)
                .build();
    }

    private static PodStatus container(
            String phase, @Nullable String ip, int restarts, ContainerState now, ContainerState last) {
        return new PodStatusBuilder()
                .withPhase(phase)
                .withPodIP(ip)
                .withContainerStatuses(
                        new ContainerStatusBuilder()
                                .withName(CandidatePod.USAGE)
                                .withState(runningState())
                                .build(),
                        new ContainerStatusBuilder()
                                .withName(CandidatePod.CANDIDATE)
                                .withReady(now.getRunning() != null)
                                .withRestartCount(restarts)
                                .withState(now)
                                .withLastState(last)
                                .build())
                .build();
    }

    private static ContainerState runningState() {
        return new ContainerStateBuilder()
                .withNewRunning()
                .withStartedAt(now())
                .endRunning()
                .build();
    }

    private static ContainerState waitingState(String reason, String message) {
        return new ContainerStateBuilder()
                .withNewWaiting()
                .withReason(reason)
                .withMessage(message)
                .endWaiting()
                .build();
    }

    private static ContainerState ended(String reason, int code) {
        return new ContainerStateBuilder()
                .withNewTerminated()
                .withReason(reason)
                .withExitCode(code)
                .withFinishedAt(now())
                .endTerminated()
                .build();
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
