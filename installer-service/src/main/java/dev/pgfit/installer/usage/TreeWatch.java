package dev.pgfit.installer.usage;

import dev.pgfit.process.CpuClock;
import dev.pgfit.process.GuardedProcess;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;

/**
 * Reads one candidate's process tree again and again, at a price that a machine under measurement can bear: see
 * {@link Family} for who belongs to it, {@link CpuLedger} for CPU time, {@link Memory} for memory. Not thread-safe.
 */
final class TreeWatch implements AutoCloseable {
    private static final long LONG_AGO = 1_000_000_000L;
    private static final long MUCH = 1_000_000L;

    private final Path groups;
    private final long program;
    private final Family family;
    private final CpuLedger ledger = new CpuLedger();
    private final PssBudget budget = new PssBudget();
    private Optional<OwnCgroup> group = Optional.empty();
    private boolean grouped;
    private long groupOffset;
    private TreeReading last = TreeReading.NOTHING;

    TreeWatch(GuardedProcess process) {
        this(Path.of("/proc"), Path.of("/"), process.guardPid(), process.pid(), new CpuClock()::nanos);
    }

    /**
     * @param groups root of the file system in which control groups are looked for
     * @param clock CPU nanoseconds of a pid, or {@link CpuClock#NONE}
     */
    TreeWatch(Path proc, Path groups, long guard, long program, LongUnaryOperator clock) {
        this.groups = groups;
        this.program = program;
        this.family = new Family(proc, guard, program, clock);
    }

    /** Reads now. Where nobody has run since the last time, nothing has to be added up anew. */
    TreeReading read(Census.Listing everybody) {
        boolean other = family.look(everybody);
        boolean measured = measureMemory(family.members());
        if (other || measured || group.isPresent()) {
            last = sum(family.members());
        }
        return last;
    }

    private TreeReading sum(Collection<Member> members) {
        long cpu = cpu(members);
        TreeReading sum = TreeReading.NOTHING;
        for (Member member : members) {
            sum = sum.plus(
                    member.isDead()
                            ? TreeReading.NOTHING
                            : new TreeReading(
                                    0,
                                    member.memory().rss(),
                                    member.memory().pss(),
                                    member.memory().anonymous(),
                                    member.ioRead(),
                                    member.ioWritten(),
                                    1,
                                    member.threads()));
        }
        return sum.withCpu(cpu / 1e9);
    }

    private long cpu(Collection<Member> members) {
        long counted = ledger.take(members.stream().map(Member::cpu).toList());
        if (!grouped && !members.isEmpty()) {
            grouped = true;
            Set<Long> pids = members.stream().map(Member::pid).collect(Collectors.toSet());
            group = OwnCgroup.of(groups, program, pids);
            groupOffset =
                    group.map(OwnCgroup::cpuNanos).orElse(OptionalLong.empty()).orElse(0) - counted;
        }
        OptionalLong exact = group.map(OwnCgroup::cpuNanos).orElse(OptionalLong.empty());
        return exact.isPresent() ? exact.getAsLong() - groupOffset : counted;
    }

    /** The dear figure, of those first who need it most, as far as the budget goes; whether any was measured. */
    private boolean measureMemory(Collection<Member> members) {
        long now = System.nanoTime();
        if (!budget.affordable(now)) {
            return false;
        }
        List<Memory> due = members.stream()
                .filter(member -> !member.isDead())
                .map(Member::memory)
                .filter(memory -> !memory.isKnown() || memory.age(now) > LONG_AGO || memory.drift() > MUCH)
                .sorted(Comparator.comparing(Memory::isKnown).thenComparing(memory -> -urgency(memory, now)))
                .toList();
        for (Memory memory : due) {
            long before = ThreadTime.nanos();
            memory.measure(now);
            budget.spent(ThreadTime.nanos() - before);
            if (!budget.affordable(now)) {
                return true;
            }
        }
        return !due.isEmpty();
    }

    private static double urgency(Memory memory, long now) {
        return memory.age(now) / 1e9 * (MUCH + memory.drift());
    }

    @Override
    public void close() {
        family.close();
    }
}
