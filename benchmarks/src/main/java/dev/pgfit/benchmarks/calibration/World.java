package dev.pgfit.benchmarks.calibration;

/**
 * How noisy measuring is. The spreads from run to run are those that decision-service lays down, times a factor.
 *
 * @param runToRun factor on the spread from run to run
 * @param missing whether each run lacks its benchmark or resources report
 */
record World(String name, String text, double runToRun, boolean missing) {
    static final World EXACT = new World("exact", "", 0, false);

    static final double INSTALLATION = 0.2;
    static final double SPEED = 0.05;
    static final double MEMORY = 0.03;
    static final double CPU = 0.08;

    /** Chance that a stability verdict is wrong, by its 95 % intervals. */
    static final double STABILITY = 0.025;

    /** Chance that a check ends otherwise than it should. */
    static final double CHECK = 0.005;

    boolean noisy() {
        return runToRun > 0;
    }
}
