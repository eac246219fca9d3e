package dev.pgfit.installer.step;

import dev.pgfit.contracts.InstallationStep;
import dev.pgfit.process.Folders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Measures one step: wall time, CPU time and peak memory of the processes it was told of, growth of folders. Memory is
 * looked at every 50 ms, more seldom where a look itself takes long, so a shorter peak can be missed.
 */
final class Meter implements StepContext, AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(50);
    /** Of its own time, so that measuring costs at most about this share of a processor. */
    private static final int LOOKS_COST_ONE_IN = 20;

    private record Watched(Measured measured, double cpuBefore) {}

    private final Supplier<List<Path>> disk;
    private final Consumer<String> words;
    private final List<Watched> watched = new CopyOnWriteArrayList<>();
    private final long start = System.nanoTime();
    private final long diskBefore;
    private final Thread sampler;
    private volatile long peakMemory;

    Meter(Supplier<List<Path>> disk, Consumer<String> words) {
        this.disk = disk;
        this.words = words;
        this.diskBefore = diskBytes();
        this.sampler = Thread.ofVirtual().name("meter").start(this::sample);
    }

    @Override
    public void measure(Measured measured) {
        watched.add(new Watched(measured, measured.cpuSeconds()));
    }

    @Override
    public void tell(String what) {
        words.accept(what);
    }

    private void sample() {
        try {
            Duration pause = INTERVAL;
            while (true) {
                Thread.sleep(pause);
                long before = System.nanoTime();
                look();
                Duration cost = Duration.ofNanos(System.nanoTime() - before).multipliedBy(LOOKS_COST_ONE_IN);
                pause = cost.compareTo(INTERVAL) > 0 ? cost : INTERVAL;
            }
        } catch (InterruptedException e) {
            // the step has ended
        }
    }

    private synchronized void look() {
        long now =
                watched.stream().mapToLong(one -> one.measured().memoryBytes()).sum();
        peakMemory = Math.max(peakMemory, now);
    }

    InstallationStep end(Step step, InstallationStep.Outcome outcome) {
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        look();
        return new InstallationStep(
                step.name(),
                outcome,
                duration,
                step.counted(),
                peakMemory,
                cpuSeconds(),
                Math.max(0, diskBytes() - diskBefore));
    }

    private double cpuSeconds() {
        return watched.stream()
                .mapToDouble(one -> Math.max(0, one.measured().cpuSeconds() - one.cpuBefore()))
                .sum();
    }

    private long diskBytes() {
        return disk.get().stream().mapToLong(Folders::diskBytes).sum();
    }

    @Override
    public void close() {
        sampler.interrupt();
    }
}
