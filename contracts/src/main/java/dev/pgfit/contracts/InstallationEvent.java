package dev.pgfit.contracts;

/** What installer-service says. */
public sealed interface InstallationEvent extends Event permits InstallationReport, CandidateRestarted {}
