package dev.pgfit.benchmarks.calibration;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateResources;
import dev.pgfit.contracts.Statistics;
import dev.pgfit.contracts.WindowKind;
import dev.pgfit.contracts.WindowUsage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A watched candidate: idle, under load and cooling down at levels of their own, with noise that stays for some seconds
 * (an autoregressive process of the first order), five samples a second.
 */
final class Watch {
    static final int SECONDS = 100;
    private static final int PER_SECOND = 5;

    /** Where idle, load and cool-down end. */
    private static final List<Integer> ENDS = List.of(50, 425, 500);

    /** Their levels relative to the average over all; weighted by their time they give 1. */
    private static final double[] MEMORY = {0.8, 1.04, 0.9333};

    private static final double[] CPU = {0.1, 1.3067, 0.0667};

    private final boolean noisy;
    private final SplittableRandom random;

    Watch(boolean noisy, SplittableRandom random) {
        this.noisy = noisy;
        this.random = random;
    }

    CandidateResources of(double memory, double cpu, boolean stable) {
        double[] memories = series(memory, MEMORY, 0.03);
        double[] cpus = series(cpu, CPU, 0.3);
        return new CandidateResources(
                CandidateKind.POSTGRESQL,
                memories.length,
                List.of(
                        window(WindowKind.IDLE, memories, cpus, 0, ENDS.get(0)),
                        window(WindowKind.LOAD, memories, cpus, ENDS.get(0), ENDS.get(1)),
                        window(WindowKind.COOL_DOWN, memories, cpus, ENDS.get(1), ENDS.get(2)),
                        window(WindowKind.OVERALL, memories, cpus, 0, ENDS.get(2))),
                stable,
                "",
                null,
                0,
                List.of(),
                List.of());
    }

    private double[] series(double average, double[] levels, double deviation) {
        double seconds = 0.5 + 4.5 * random.nextDouble();
        double memory = Math.exp(-1 / (PER_SECOND * seconds));
        double fresh = Math.sqrt(1 - memory * memory);
        double noise = random.nextGaussian();
        double[] series = new double[SECONDS * PER_SECOND];
        double sum = 0;
        for (int i = 0; i < series.length; i++) {
            double level = average * levels[i < ENDS.get(0) ? 0 : i < ENDS.get(1) ? 1 : 2];
            series[i] = Math.max(0, level * (1 + (noisy ? deviation * noise : 0)));
            noise = memory * noise + fresh * random.nextGaussian();
            sum += series[i];
        }
        if (!noisy) {
            double exact = average * series.length / sum;
            Arrays.setAll(series, i -> series[i] * exact);
        }
        return series;
    }

    private static WindowUsage window(WindowKind kind, double[] memories, double[] cpus, int from, int to) {
        return new WindowUsage(
                kind,
                to - from,
                Duration.ofMillis(1000L * (to - from) / PER_SECOND),
                statistics(Arrays.copyOfRange(cpus, from, to)),
                statistics(Arrays.copyOfRange(memories, from, to)),
                Statistics.NONE,
                Statistics.NONE,
                Statistics.NONE,
                0,
                0,
                0,
                0,
                0,
                null);
    }

    private static Statistics statistics(double[] values) {
        double average = Arrays.stream(values).average().orElse(0);
        double squares =
                Arrays.stream(values).map(v -> (v - average) * (v - average)).sum();
        double variance = squares / (values.length - 1);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Statistics(
                average,
                sorted[0],
                sorted[sorted.length - 1],
                sorted[(int) (0.95 * sorted.length)],
                variance,
                average == 0 ? 0 : Math.sqrt(variance) / average);
    }
}
