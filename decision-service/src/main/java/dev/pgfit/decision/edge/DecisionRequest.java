package dev.pgfit.decision.edge;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.decision.matrix.Reports;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/** Reports to decide on without a run; each may be left out, not all. Criteria default to those of a run. */
public record DecisionRequest(
        @Valid @Nullable InstallationReport installation,
        @Valid @Nullable BenchmarkReport benchmark,
        @Valid @Nullable ResourcesReport resources,
        @Valid @Nullable CompatibilityReport compatibility,
        @Valid @Nullable Criteria criteria) {
    Reports reports() {
        return new Reports(installation, benchmark, resources, compatibility);
    }

    Criteria criteriaOrDefault() {
        return criteria == null ? Criteria.DEFAULT : criteria;
    }
}
