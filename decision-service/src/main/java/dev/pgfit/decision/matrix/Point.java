package dev.pgfit.decision.matrix;

/**
 * PostgreSQL's or PGlite's figures as bare numbers; what was not measured is not a number.
 *
 * @param installed false when its installation failed; true as well when nothing is known of it
 * @param seconds of the installation's counted steps
 * @param speed relative to the other candidate: above 1 this one is faster
 * @param memory average in bytes
 * @param cpu average in percent of one core
 * @param stable 1 when stable, 0 when not
 * @param share of the checks passed, in [0, 1]
 * @param critical required checks that did not pass
 * @param leaks whether its checks saw rows of others
 */
record Point(
        boolean installed,
        double seconds,
        double speed,
        double memory,
        double cpu,
        double stable,
        double share,
        double critical,
        boolean leaks) {

    /** As they were measured. */
    static Point of(Figures figures) {
        return new Point(
                figures.installationFailed().isEmpty(),
                figures.installSeconds().orElse(Double.NaN),
                figures.speed().orElse(Double.NaN),
                figures.memoryBytes().orElse(Double.NaN),
                figures.cpuPercent().orElse(Double.NaN),
                figures.resources().map(r -> r.stable() ? 1.0 : 0.0).orElse(Double.NaN),
                figures.compatibility().map(c -> c.score()).orElse(Double.NaN),
                figures.compatibility().map(c -> (double) c.criticalFailures()).orElse(Double.NaN),
                !figures.securityFindings().isEmpty());
    }

    /** Those that miss their limit brought to it: the least change that passes every gate. */
    Point met(Yardstick yardstick) {
        return new Point(
                true,
                installed
                        ? least(seconds, yardstick.seconds().limit())
                        : yardstick.seconds().limit(),
                most(speed, yardstick.speed().limit()),
                least(memory, yardstick.memory().limit()),
                least(cpu, yardstick.cpu().limit()),
                most(stable, 1),
                most(share, yardstick.share().limit()),
                least(critical, yardstick.critical().limit()),
                false);
    }

    /** Those that are known all brought to their limits: the least that passes every gate. */
    Point atLimits(Yardstick yardstick) {
        return new Point(
                true,
                installed
                        ? known(seconds, yardstick.seconds().limit())
                        : yardstick.seconds().limit(),
                known(speed, yardstick.speed().limit()),
                known(memory, yardstick.memory().limit()),
                known(cpu, yardstick.cpu().limit()),
                known(stable, 1),
                known(share, yardstick.share().limit()),
                known(critical, yardstick.critical().limit()),
                false);
    }

    /** Not a number stays so. */
    private static double least(double figure, double limit) {
        return Math.min(figure, limit);
    }

    private static double most(double figure, double limit) {
        return Math.max(figure, limit);
    }

    private static double known(double figure, double limit) {
        return Double.isNaN(figure) ? figure : limit;
    }
}
