package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.Installed;

/** Installations in words. */
public final class InstallationWords {
    private InstallationWords() {}

    /** Which step failed and why. */
    static String failure(Figures figures) {
        return figures.installationFailed()
                .map(failed -> figures.name() + " failed at " + failed.failedStep() + ": " + failed.reason())
                .orElse(figures.name() + " is there");
    }

    /** What was done, such as {@code restored from a snapshot in 2.1 s}. */
    public static String done(Installed installed) {
        return verb(installed.method()) + " in " + Words.seconds(installed.duration());
    }

    /** Why its duration is none that a decision can rest on. */
    static String instead(Installed installed) {
        return done(installed) + "; the decision asks for " + asked(installed) + ", which this run did not do";
    }

    /** What is timed where all is done now. */
    public static String asked(Installed installed) {
        return installed.machine() == null ? "initdb and start" : "boot and initdb";
    }

    private static String verb(InstallationMethod method) {
        return switch (method) {
            case MEASURED -> "installed";
            case PREPARED -> "started on a prepared cluster";
            case SNAPSHOT -> "restored from a snapshot";
        };
    }
}
