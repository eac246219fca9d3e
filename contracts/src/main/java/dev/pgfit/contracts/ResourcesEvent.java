package dev.pgfit.contracts;

/** What monitor-service says. */
public sealed interface ResourcesEvent extends Event permits ResourcesReport, ThresholdCrossed {}
