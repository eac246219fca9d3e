package dev.pgfit.contracts;

import java.util.Arrays;
import java.util.Optional;

/** Every event: its CloudEvents type, its topic and its data. A new required field is a new type version. */
public enum EventType {
    RUN_REQUESTED("dev.pgfit.run.requested.v1", Topic.RUNS, RunRequested.class),
    RUN_CANCELLED("dev.pgfit.run.cancelled.v1", Topic.RUNS, RunCancelled.class),
    RUN_FAILED("dev.pgfit.run.failed.v1", Topic.RUNS, RunFailed.class),
    INSTALLATION_COMPLETED("dev.pgfit.installation.completed.v1", Topic.INSTALLATIONS, InstallationReport.class),
    CANDIDATE_RESTARTED("dev.pgfit.candidate.restarted.v1", Topic.INSTALLATIONS, CandidateRestarted.class),
    LOAD_STARTED("dev.pgfit.load.started.v1", Topic.BENCHMARKS, LoadStarted.class),
    LOAD_FINISHED("dev.pgfit.load.finished.v1", Topic.BENCHMARKS, LoadFinished.class),
    BENCHMARK_COMPLETED("dev.pgfit.benchmark.completed.v1", Topic.BENCHMARKS, BenchmarkReport.class),
    THRESHOLD_CROSSED("dev.pgfit.threshold.crossed.v1", Topic.RESOURCES, ThresholdCrossed.class),
    RESOURCES_OBSERVED("dev.pgfit.resources.observed.v1", Topic.RESOURCES, ResourcesReport.class),
    COMPATIBILITY_CHECKED("dev.pgfit.compatibility.checked.v1", Topic.COMPATIBILITY, CompatibilityReport.class),
    DECISION_MADE("dev.pgfit.decision.made.v1", Topic.DECISIONS, Decision.class),
    PROGRESS_REPORTED("dev.pgfit.progress.reported.v1", Topic.PROGRESS, Progress.class);

    private final String type;
    private final Topic topic;
    private final Class<? extends Event> data;

    EventType(String type, Topic topic, Class<? extends Event> data) {
        this.type = type;
        this.topic = topic;
        this.data = data;
    }

    /** The CloudEvents {@code type} attribute. */
    public String type() {
        return type;
    }

    public Topic topic() {
        return topic;
    }

    public Class<? extends Event> data() {
        return data;
    }

    /** The event type of a CloudEvents {@code type} attribute, if it is one of ours. */
    public static Optional<EventType> of(String type) {
        return Arrays.stream(values()).filter(known -> known.type.equals(type)).findFirst();
    }

    /** The event type of an event's data. */
    public static EventType of(Event event) {
        return switch (event) {
            case RunRequested e -> RUN_REQUESTED;
            case RunCancelled e -> RUN_CANCELLED;
            case RunFailed e -> RUN_FAILED;
            case InstallationReport e -> INSTALLATION_COMPLETED;
            case CandidateRestarted e -> CANDIDATE_RESTARTED;
            case LoadStarted e -> LOAD_STARTED;
            case LoadFinished e -> LOAD_FINISHED;
            case BenchmarkReport e -> BENCHMARK_COMPLETED;
            case ThresholdCrossed e -> THRESHOLD_CROSSED;
            case ResourcesReport e -> RESOURCES_OBSERVED;
            case CompatibilityReport e -> COMPATIBILITY_CHECKED;
            case Decision e -> DECISION_MADE;
            case Progress e -> PROGRESS_REPORTED;
        };
    }
}
