package dev.pgfit.contracts;

/** What benchmark-service says. */
public sealed interface BenchmarkEvent extends Event permits LoadStarted, LoadFinished, BenchmarkReport {}
