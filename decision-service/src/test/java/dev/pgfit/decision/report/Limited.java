package dev.pgfit.decision.report;

import dev.pgfit.contracts.AppliedLimits;
import dev.pgfit.contracts.CandidateInstallation;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Limits;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.contracts.Target;
import dev.pgfit.decision.matrix.DecisionMatrix;
import dev.pgfit.decision.matrix.Outcome;
import dev.pgfit.decision.matrix.Reports;
import dev.pgfit.decision.run.Run;
import dev.pgfit.decision.run.RunState;
import dev.pgfit.decision.samples.Samples;
import java.util.UUID;
import java.util.stream.Stream;

/** A decided run with limits. */
final class Limited {
    private static final UUID ID = new UUID(7, 9);

    private Limited() {}

    static RunReport run(Environment environment, Limits asked, AppliedLimits limits) {
        RunSpec some = RunSpec.DEFAULT;
        RunSpec spec = new RunSpec(
                null,
                environment,
                some.postgresql(),
                some.pglite(),
                some.webvm(),
                asked,
                some.benchmark(),
                some.resources(),
                some.compatibility(),
                some.criteria(),
                some.deadline());
        var installation = new InstallationReport(
                ID,
                spec,
                Samples.START,
                Samples.START.plusSeconds(5),
                Stream.of(CandidateKind.values())
                        .<CandidateInstallation>map(kind -> within(Samples.installed(kind, 2.1), environment, limits))
                        .toList());
        var reports = new Reports(
                installation, Samples.benchmark(ID, 1.23, 14, 6, 4), Samples.resources(ID), Samples.compatibility(ID));
        var run = new Run(
                ID, RunState.DECIDED, spec, Samples.START, Samples.START.plusSeconds(1800), Samples.START, null);
        return new RunReport(
                run, reports, ((Outcome.Decided) DecisionMatrix.decide(ID, reports, Criteria.DEFAULT)).decision());
    }

    private static Installed within(Installed some, Environment environment, AppliedLimits limits) {
        Target target = some.target();
        return new Installed(
                new Target(
                        target.candidate(),
                        target.engineVersion(),
                        environment,
                        target.transport(),
                        target.endpoint(),
                        target.usage()),
                some.serverVersion(),
                some.duration(),
                some.steps(),
                some.method(),
                some.machine(),
                limits,
                some.footprint(),
                some.tuning(),
                some.extensions(),
                some.notes());
    }
}
