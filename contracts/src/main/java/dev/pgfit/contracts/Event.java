package dev.pgfit.contracts;

import java.util.UUID;

/** Data of an event on Kafka; the CloudEvents type says which one, see {@link EventType}. */
public sealed interface Event
        permits RunEvent, InstallationEvent, BenchmarkEvent, ResourcesEvent, CompatibilityReport, Decision, Progress {
    /** The run that the event belongs to: the record's key on Kafka, the subject in CloudEvents. */
    UUID runId();
}
