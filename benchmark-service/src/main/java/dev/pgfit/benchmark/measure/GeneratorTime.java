package dev.pgfit.benchmark.measure;

/**
 * Where the load generator's event loop and the executions spent a load's time, in ns.
 *
 * @param busyNanos the loop handled answers and sent executions; the rest it waited for the candidate
 * @param waitNanos summed over all executions, what an answer or an arrival waited for the loop, as far as the loop can
 *     tell
 * @param queueNanos summed over all executions of a closed load, what they waited to be sent after their connection's last
 *     answer; not part of any latency
 * @param latencyNanos summed over all executions, their latency
 * @param cpuNanos CPU time of the loop's thread; 0 where it can't be known
 */
public record GeneratorTime(long busyNanos, long waitNanos, long queueNanos, long latencyNanos, long cpuNanos) {
    public static final GeneratorTime NONE = new GeneratorTime(0, 0, 0, 0, 0);

    public GeneratorTime plus(GeneratorTime other) {
        return new GeneratorTime(
                busyNanos + other.busyNanos,
                waitNanos + other.waitNanos,
                queueNanos + other.queueNanos,
                latencyNanos + other.latencyNanos,
                cpuNanos + other.cpuNanos);
    }

    /** Share of the latencies that was waiting for the generator. */
    public double waitShare() {
        return latencyNanos == 0 ? 0 : (double) waitNanos / latencyNanos;
    }

    /** Share of the executions' time, from being able to start to being answered, that they spent at the generator. */
    public double residenceShare() {
        long all = latencyNanos + queueNanos;
        return all == 0 ? 0 : (double) (waitNanos + queueNanos) / all;
    }
}
