package dev.pgfit.installer.container;

import dev.pgfit.installer.step.Measured;
import dev.pgfit.process.cgroup.ControlGroup;
import dev.pgfit.process.cgroup.GroupCount;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a step is charged with: the count of a control group; nothing where that can't be seen.
 *
 * @param group may come to be there only while it is looked at
 */
record GroupMeasure(Supplier<Optional<ControlGroup>> group) implements Measured {
    private Optional<GroupCount> count() {
        return group.get().flatMap(ControlGroup::count);
    }

    @Override
    public double cpuSeconds() {
        return count().map(GroupCount::cpuNanos).orElse(0L) / 1e9;
    }

    @Override
    public long memoryBytes() {
        return count().map(GroupCount::residentBytes).orElse(0L);
    }

    @Override
    public int processes() {
        return count().map(GroupCount::processes).orElse(0);
    }
}
