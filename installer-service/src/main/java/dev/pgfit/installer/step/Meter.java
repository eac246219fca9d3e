package dev.pgfit.installer.step;

import dev.pgfit.contracts.InstallationStep;
import dev.pgfit.installer.usage.TreeReading;
import dev.pgfit.process.Folders;
import dev.pgfit.process.GuardedProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Measures one step: wall time, CPU time and peak memory of the processes it was told of, growth of folders. Memory is
 * looked at every 50 ms, so a shorter peak can be missed.
 */
final class Meter implements StepContext, AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private record Watched(GuardedProcess process, double cpuBefore) {}

    private final Supplier<List<Path>> disk;
    private final List<Watched> watched = new CopyOnWriteArrayList<>();
    private final long start = System.nanoTime();
    private final long diskBefore;
    private final Thread sampler;
    private volatile long peakMemory;

    Meter(Supplier<List<Path>> disk) {
        this.disk = disk;
        this.diskBefore = diskBytes();
        this.sampler = Thread.ofVirtual().name("meter").start(this::sample);
    }

    @Override
    public void measure(GuardedProcess process) {
        watched.add(new Watched(process, TreeReading.ofTree(process).cpuSeconds()));
    }

    private void sample() {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                look();
            }
        } catch (InterruptedException e) {
            // the step has ended
        }
    }

    private synchronized void look() {
        long now = watched.stream()
                .filter(one -> one.process().isAlive())
                .mapToLong(one -> TreeReading.ofTree(one.process()).pssBytes())
                .sum();
        peakMemory = Math.max(peakMemory, now);
    }

    InstallationStep end(String name, InstallationStep.Outcome outcome) {
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        look();
        return new InstallationStep(
                name, outcome, duration, peakMemory, cpuSeconds(), Math.max(0, diskBytes() - diskBefore));
    }

    private double cpuSeconds() {
        return watched.stream()
                .mapToDouble(one -> {
                    double now = one.process().isAlive()
                            ? TreeReading.ofTree(one.process()).cpuSeconds()
                            : one.process().cpuSecondsAtEnd();
                    return Math.max(0, now - one.cpuBefore());
                })
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
