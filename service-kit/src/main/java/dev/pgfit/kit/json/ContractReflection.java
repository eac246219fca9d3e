package dev.pgfit.kit.json;

import dev.pgfit.contracts.AppliedLimits;
import dev.pgfit.contracts.BenchmarkEvent;
import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.contracts.BenchmarkSummary;
import dev.pgfit.contracts.CandidateCompatibility;
import dev.pgfit.contracts.CandidateInstallation;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateResources;
import dev.pgfit.contracts.CandidateRestarted;
import dev.pgfit.contracts.CandidateResult;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.CategoryScore;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CheckSource;
import dev.pgfit.contracts.Compared;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.CompatibilitySpec;
import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.Criterion;
import dev.pgfit.contracts.CriterionScore;
import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.DisposableCandidate;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.FlipPoint;
import dev.pgfit.contracts.Footprint;
import dev.pgfit.contracts.Gap;
import dev.pgfit.contracts.Gate;
import dev.pgfit.contracts.GeneratorUse;
import dev.pgfit.contracts.GuestUsage;
import dev.pgfit.contracts.GuestWindow;
import dev.pgfit.contracts.InstallationEvent;
import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.InstallationStep;
import dev.pgfit.contracts.InstallationUsage;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Knee;
import dev.pgfit.contracts.Latency;
import dev.pgfit.contracts.Layer;
import dev.pgfit.contracts.LimitProjection;
import dev.pgfit.contracts.LimitedResource;
import dev.pgfit.contracts.Limits;
import dev.pgfit.contracts.LoadFinished;
import dev.pgfit.contracts.LoadSlice;
import dev.pgfit.contracts.LoadSpec;
import dev.pgfit.contracts.LoadStarted;
import dev.pgfit.contracts.Machine;
import dev.pgfit.contracts.MemoryAtSize;
import dev.pgfit.contracts.MemoryBySize;
import dev.pgfit.contracts.MemoryFit;
import dev.pgfit.contracts.MemoryStep;
import dev.pgfit.contracts.OpenLoad;
import dev.pgfit.contracts.PgliteSpec;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.PostgresqlSpec;
import dev.pgfit.contracts.PostgrestProbe;
import dev.pgfit.contracts.Problem;
import dev.pgfit.contracts.Progress;
import dev.pgfit.contracts.Quantity;
import dev.pgfit.contracts.QueryPlans;
import dev.pgfit.contracts.Ratio;
import dev.pgfit.contracts.Reason;
import dev.pgfit.contracts.Recommendation;
import dev.pgfit.contracts.ResourceConstraint;
import dev.pgfit.contracts.ResourcesEvent;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.contracts.ResourcesSpec;
import dev.pgfit.contracts.Risk;
import dev.pgfit.contracts.Rollback;
import dev.pgfit.contracts.RunCancelled;
import dev.pgfit.contracts.RunEvent;
import dev.pgfit.contracts.RunFailed;
import dev.pgfit.contracts.RunRequested;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.contracts.Statistics;
import dev.pgfit.contracts.Target;
import dev.pgfit.contracts.TestResult;
import dev.pgfit.contracts.ThresholdCrossed;
import dev.pgfit.contracts.Thresholds;
import dev.pgfit.contracts.Trend;
import dev.pgfit.contracts.Verdict;
import dev.pgfit.contracts.WatchingCost;
import dev.pgfit.contracts.WebvmSpec;
import dev.pgfit.contracts.Weights;
import dev.pgfit.contracts.WindowKind;
import dev.pgfit.contracts.WindowUsage;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Tells a native image that Jackson reads and writes the contracts by reflection; contracts itself knows no framework. */
@RegisterForReflection(
        targets = {
            AppliedLimits.class,
            BenchmarkEvent.class,
            BenchmarkReport.class,
            BenchmarkSpec.class,
            BenchmarkSpec.Control.class,
            BenchmarkSummary.class,
            CandidateCompatibility.class,
            CandidateInstallation.class,
            CandidateKind.class,
            CandidateResources.class,
            CandidateRestarted.class,
            CandidateResult.class,
            CandidateUsage.class,
            CategoryScore.class,
            CheckResult.class,
            CheckResult.Outcome.class,
            CheckSource.class,
            CompatibilityReport.class,
            CompatibilitySpec.class,
            Compared.class,
            Criteria.class,
            Criterion.class,
            CriterionScore.class,
            Decision.class,
            DisposableCandidate.class,
            Endpoint.class,
            Environment.class,
            Event.class,
            FlipPoint.class,
            Footprint.class,
            Gap.class,
            Gate.class,
            Gate.Outcome.class,
            GeneratorUse.class,
            GuestUsage.class,
            GuestWindow.class,
            InstallationEvent.class,
            InstallationFailed.class,
            InstallationMethod.class,
            InstallationReport.class,
            InstallationStep.class,
            InstallationStep.Outcome.class,
            InstallationUsage.class,
            Installed.class,
            Knee.class,
            Latency.class,
            Layer.class,
            LimitProjection.class,
            LimitProjection.Along.class,
            LimitedResource.class,
            Limits.class,
            LoadFinished.class,
            LoadSlice.class,
            LoadSpec.class,
            LoadSpec.Arrivals.class,
            LoadSpec.Model.class,
            LoadSpec.Sweep.class,
            LoadStarted.class,
            Machine.class,
            MemoryAtSize.class,
            MemoryBySize.class,
            MemoryFit.class,
            MemoryFit.Shape.class,
            MemoryStep.class,
            OpenLoad.class,
            PgliteSpec.class,
            PgliteSpec.Persistence.class,
            Phase.class,
            PhaseOutcome.class,
            PostgresqlSpec.class,
            PostgrestProbe.class,
            PostgrestProbe.Client.class,
            Problem.class,
            Progress.class,
            Quantity.class,
            QueryPlans.class,
            Ratio.class,
            Reason.class,
            Reason.Stance.class,
            Recommendation.class,
            ResourceConstraint.class,
            ResourcesEvent.class,
            ResourcesReport.class,
            ResourcesSpec.class,
            Risk.class,
            Risk.Level.class,
            Rollback.class,
            RunCancelled.class,
            RunEvent.class,
            RunFailed.class,
            RunRequested.class,
            RunSpec.class,
            Statistics.class,
            Target.class,
            TestResult.class,
            ThresholdCrossed.class,
            ThresholdCrossed.Metric.class,
            ThresholdCrossed.Direction.class,
            Thresholds.class,
            Trend.class,
            Verdict.class,
            WatchingCost.class,
            Weights.class,
            WebvmSpec.class,
            WebvmSpec.Host.class,
            WindowKind.class,
            WindowUsage.class
        })
public final class ContractReflection {
    private ContractReflection() {}
}
