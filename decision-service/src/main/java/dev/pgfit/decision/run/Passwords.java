package dev.pgfit.decision.run;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CandidateInstallation;
import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Target;

/** Takes the passwords out of reports before anything keeps or shows them. */
public final class Passwords {
    private Passwords() {}

    public static InstallationReport strip(InstallationReport report) {
        return new InstallationReport(
                report.runId(),
                report.spec(),
                report.startedAt(),
                report.finishedAt(),
                report.candidates().stream().map(Passwords::strip).toList());
    }

    public static BenchmarkReport strip(BenchmarkReport report) {
        return new BenchmarkReport(
                report.runId(),
                report.spec(),
                report.targets().stream().map(Target::withoutPassword).toList(),
                report.startedAt(),
                report.finishedAt(),
                report.outcome(),
                report.workload(),
                report.workloadSha256(),
                report.tests(),
                report.summary(),
                report.problems());
    }

    private static CandidateInstallation strip(CandidateInstallation candidate) {
        return switch (candidate) {
            case InstallationFailed failed -> failed;
            case Installed installed ->
                new Installed(
                        installed.target().withoutPassword(),
                        installed.serverVersion(),
                        installed.duration(),
                        installed.steps(),
                        installed.method(),
                        installed.machine(),
                        installed.limits(),
                        installed.footprint(),
                        installed.tuning(),
                        installed.extensions(),
                        installed.notes());
        };
    }
}
