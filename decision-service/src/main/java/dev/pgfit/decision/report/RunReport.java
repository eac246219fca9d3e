package dev.pgfit.decision.report;

import dev.pgfit.contracts.Decision;
import dev.pgfit.decision.matrix.Reports;
import dev.pgfit.decision.run.Run;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a run.
 *
 * @param decision {@code null} while there is none
 */
public record RunReport(Run run, Reports reports, @Nullable Decision decision) {}
