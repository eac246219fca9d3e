package dev.pgfit.compat.runner;

import dev.pgfit.contracts.CheckResult;
import java.util.List;

/**
 * One check's result.
 *
 * @param leftovers what its clean-up could not remove, with the database's words
 */
record Finding(CheckResult result, List<String> leftovers) {}
