package dev.pgfit.decision.edge;

import dev.pgfit.decision.life.ReportIn;
import dev.pgfit.decision.life.StateChange;
import dev.pgfit.decision.matrix.Reports;
import dev.pgfit.decision.replay.Change;
import dev.pgfit.decision.replay.Replay;
import dev.pgfit.decision.report.RunReport;
import dev.pgfit.decision.run.Run;
import dev.pgfit.decision.run.RunState;
import dev.pgfit.kit.problem.FieldError;
import dev.pgfit.kit.problem.ProblemDetail;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What Jackson reads or writes by reflection besides what it sees in the resources' signatures. */
@RegisterForReflection(
        targets = {
            Change.class,
            Replay.class,
            Reports.class,
            Run.class,
            RunReport.class,
            RunState.class,
            StateChange.class,
            ReportIn.class,
            RunAccepted.class,
            RunLinks.class,
            ProblemDetail.class,
            FieldError.class
        })
final class NativeReflection {
    private NativeReflection() {}
}
