package dev.pgfit.contracts;

import java.time.Duration;

/**
 * What watching itself took of the machine: the threads that ask, read and answer, in percent of one core. Without the
 * compiler and the garbage collector of the two services, which no thread of theirs is charged for.
 *
 * @param watched for how long
 * @param readings how often the figures of all candidates were read
 * @param monitorCpuPercent asking and taking in
 * @param installerCpuPercent reading and answering
 */
public record WatchingCost(Duration watched, long readings, double monitorCpuPercent, double installerCpuPercent) {
    /** Both together. */
    public double cpuPercent() {
        return monitorCpuPercent + installerCpuPercent;
    }
}
