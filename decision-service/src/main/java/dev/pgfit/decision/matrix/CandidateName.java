package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.CandidateInstallation;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Machine;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to call a candidate: with the place it runs in, where that makes it another thing than on its own. */
public final class CandidateName {
    private CandidateName() {}

    /** Such as {@code PostgreSQL in the WebVM}; the plain name on a host. */
    public static String of(CandidateKind kind, Reports reports) {
        return place(kind, reports.installation())
                .map(place -> kind.title() + " in " + place)
                .orElse(kind.title());
    }

    /** Such as {@code PostgreSQL 18.6 in the WebVM (v86 0.5.462 in Node.js 20.20.2, 128 MB)}. */
    public static String inFull(CandidateKind kind, Reports reports) {
        InstallationReport report = reports.installation();
        String version = reports.compared().stream()
                .filter(compared -> compared.candidate() == kind)
                .findFirst()
                .map(compared -> " " + compared.version())
                .orElse("");
        String place = place(kind, report).map(where -> " in " + where).orElse("");
        return kind.title()
                + version
                + place
                + machine(kind, report).map(CandidateName::describe).orElse("");
    }

    /** The virtual machine that PostgreSQL runs in. */
    public static Optional<Machine> machine(CandidateKind kind, @Nullable InstallationReport report) {
        return report == null
                ? Optional.empty()
                : report.of(kind)
                        .filter(Installed.class::isInstance)
                        .flatMap(installed -> Optional.ofNullable(((Installed) installed).machine()));
    }

    private static String describe(Machine machine) {
        return " (" + machine.engine() + " in " + machine.host() + ", " + machine.memoryMegabytes() + " MB)";
    }

    private static Optional<String> place(CandidateKind kind, @Nullable InstallationReport report) {
        if (report == null) {
            return Optional.empty();
        }
        Optional<Environment> environment = report.of(kind).map(CandidateName::environment);
        if (environment.isEmpty()) {
            return Optional.empty();
        }
        return switch (environment.get()) {
            case WEBVM -> Optional.of("the WebVM");
            case BROWSER -> Optional.of("Chromium");
            // beside a machine it matters that this one runs in the same program as the machine does
            case HOST -> kind == CandidateKind.PGLITE && inMachine(report) ? Optional.of("Node.js") : Optional.empty();
            case CONTAINER, KUBERNETES, EXTERNAL -> Optional.empty();
        };
    }

    private static boolean inMachine(InstallationReport report) {
        return report.of(CandidateKind.POSTGRESQL)
                .map(candidate -> environment(candidate) == Environment.WEBVM)
                .orElse(false);
    }

    private static Environment environment(CandidateInstallation candidate) {
        return switch (candidate) {
            case Installed installed -> installed.target().environment();
            case InstallationFailed failed -> failed.environment();
        };
    }
}
