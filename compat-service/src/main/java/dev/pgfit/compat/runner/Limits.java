package dev.pgfit.compat.runner;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param check a check's set-up and probe together, unless it sets less itself
 * @param cleanup a check's clean-up, and removing leftovers
 * @param recovery how long a database that doesn't answer is given to come back before the remaining checks fail
 */
public record Limits(Duration check, Duration cleanup, Duration recovery) {}
