package dev.pgfit.contracts;

/** What decision-service says of a run's life. */
public sealed interface RunEvent extends Event permits RunRequested, RunCancelled, RunFailed {}
