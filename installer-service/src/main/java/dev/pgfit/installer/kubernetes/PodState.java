package dev.pgfit.installer.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a candidate's pod stands, as the cluster tells it. */
public sealed interface PodState {
    /** No node yet. */
    record Unscheduled(Optional<String> schedulersWords) implements PodState {}

    /**
     * On a node, and its container not yet started.
     *
     * @param trouble what the kubelet says to be wrong; it goes on trying
     */
    record Starting(String node, Optional<String> trouble) implements PodState {}

    /**
     * The container runs, whether or not it serves.
     *
     * @param restarts how often the kubelet has started it again
     * @param lastDeath how it ended before that
     */
    record Running(String ip, String node, boolean ready, int restarts, Optional<Death> lastDeath)
            implements PodState {}

    /** The container has ended. The kubelet starts it again, now or after a while, unless the plan says otherwise. */
    record Dead(Death death, int restarts) implements PodState {}

    /** The pod is over and its data with it: evicted, past its deadline, deleted. */
    record Over(String why) implements PodState {}

    /** Reasons of a waiting container that need somebody to mend something. */
    Set<String> TROUBLES = Set.of(
            "ErrImagePull",
            "ImagePullBackOff",
            "ErrImageNeverPull",
            "InvalidImageName",
            "ImageInspectError",
            "RegistryUnavailable",
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError");

    /** By what the cluster says of it. */
    static PodState of(Pod pod) {
        PodStatus status = pod.getStatus();
        if (status == null) {
            return new Unscheduled(Optional.empty());
        }
        Optional<String> over = over(pod, status);
        if (over.isPresent()) {
            return new Over(over.get());
        }
        String node = pod.getSpec().getNodeName();
        if (node == null || node.isEmpty()) {
            return new Unscheduled(condition(status, "PodScheduled")
                    .filter(scheduled -> "False".equals(scheduled.getStatus()))
                    .map(PodCondition::getMessage));
        }
        return status.getContainerStatuses().stream()
                .filter(container -> container.getName().equals(CandidatePod.CANDIDATE))
                .findFirst()
                .map(container -> ofContainer(container, status, node))
                .orElseGet(() -> new Starting(node, Optional.empty()));
    }

    private static Optional<String> over(Pod pod, PodStatus status) {
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            Optional<String> disrupted = condition(status, "DisruptionTarget").map(PodCondition::getMessage);
            return Optional.of(
                    "its pod was deleted" + disrupted.map(why -> ": " + why).orElse(""));
        }
        if (!"Failed".equals(status.getPhase())) {
            return Optional.empty();
        }
        String message =
                status.getMessage() == null ? "" : ": " + status.getMessage().trim();
        String reason = status.getReason();
        if (reason == null) {
            // with restarts forbidden, a container that ended makes its pod fail in the end
            return Optional.empty();
        }
        return Optional.of(
                switch (reason) {
                    case "Evicted" -> "its pod was evicted" + message;
                    case "DeadlineExceeded" -> "its pod was ended by its deadline" + message;
                    default -> "its pod failed, " + reason + message;
                });
    }

    private static PodState ofContainer(ContainerStatus container, PodStatus status, String node) {
        ContainerState state = container.getState();
        int restarts = Optional.ofNullable(container.getRestartCount()).orElse(0);
        Optional<Death> last = death(container.getLastState());
        if (state != null && state.getRunning() != null) {
            String ip = status.getPodIP();
            return ip == null || ip.isEmpty()
                    ? new Starting(node, Optional.empty())
                    : new Running(ip, node, Boolean.TRUE.equals(container.getReady()), restarts, last);
        }
        Optional<Death> now = death(state).or(() -> last);
        if (now.isPresent()) {
            return new Dead(now.get(), restarts);
        }
        ContainerStateWaiting waiting = state == null ? null : state.getWaiting();
        return new Starting(node, trouble(waiting));
    }

    private static Optional<String> trouble(@Nullable ContainerStateWaiting waiting) {
        if (waiting == null || waiting.getReason() == null || !TROUBLES.contains(waiting.getReason())) {
            return Optional.empty();
        }
        String message = waiting.getMessage();
        return Optional.of(waiting.getReason() + (message == null ? "" : ": " + message.trim()));
    }

    private static Optional<Death> death(@Nullable ContainerState state) {
        ContainerStateTerminated ended = state == null ? null : state.getTerminated();
        if (ended == null) {
            return Optional.empty();
        }
        return Optional.of(new Death(
                Optional.ofNullable(ended.getExitCode()).orElse(-1),
                Optional.ofNullable(ended.getReason()).orElse("for an unknown reason"),
                instant(ended.getFinishedAt())));
    }

    private static Instant instant(@Nullable String time) {
        try {
            return time == null ? Instant.now() : Instant.parse(time);
        } catch (DateTimeParseException e) {
            return Instant.now();
        }
    }

    private static Optional<PodCondition> condition(PodStatus status, String type) {
        List<PodCondition> all = status.getConditions();
        return all.stream().filter(one -> type.equals(one.getType())).findFirst();
    }
}
