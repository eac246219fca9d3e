package dev.pgfit.installer.step;

import dev.pgfit.installer.usage.TreeReading;
import dev.pgfit.process.GuardedProcess;

/** A guarded program of this machine, with its descendants. */
public record MeasuredProcess(GuardedProcess process) implements Measured {
    @Override
    public double cpuSeconds() {
        return process.isAlive() ? TreeReading.ofTree(process).cpuSeconds() : process.cpuSecondsAtEnd();
    }

    @Override
    public long memoryBytes() {
        return process.isAlive() ? TreeReading.ofTree(process).pssBytes() : 0;
    }

    @Override
    public int processes() {
        return process.isAlive() ? TreeReading.ofTree(process).processes() : 0;
    }
}
