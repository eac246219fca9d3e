package dev.pgfit.decision.matrix;

/** Installations in words. */
final class InstallationWords {
    private InstallationWords() {}

    /** Which step failed and why. */
    static String failure(Figures figures) {
        return figures.installationFailed()
                .map(failed ->
                        figures.candidate().title() + " failed at " + failed.failedStep() + ": " + failed.reason())
                .orElse(figures.candidate().title() + " is there");
    }
}
