package dev.pgfit.installer.usage;

import dev.pgfit.process.ProcStat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * A guarded program and all that descends from it, kept from one reading to the next: who once belonged to it belongs to
 * it until he ends, whoever is his parent by then. Not thread-safe.
 */
final class Family implements AutoCloseable {
    /** A pid may be given away again, and then be one of ours. */
    private static final long STRANGERS_FOR = Duration.ofSeconds(10).toNanos();

    private final Path proc;
    private final long guard;
    private final long program;
    private final LongUnaryOperator clock;
    private final Map<Long, Member> members = new LinkedHashMap<>();
    private final Set<Long> strangers = new HashSet<>();
    private final Set<Long> helpers = new HashSet<>();
    private long listing;
    private long strangersSince = System.nanoTime();

    /**
     * @param guard pid of the guard: its session is the program's; itself and its helpers don't belong to the family
     * @param program pid of the program
     * @param clock CPU nanoseconds of a pid, or {@link dev.pgfit.process.CpuClock#NONE}
     */
    Family(Path proc, long guard, long program, LongUnaryOperator clock) {
        this.proc = proc;
        this.guard = guard;
        this.program = program;
        this.clock = clock;
    }

    /** Looks at all who are there now; whether anything is other than it was the last time. */
    boolean look(Census.Listing now) {
        if (now.number() != listing) {
            listing = now.number();
            welcome(now);
        }
        boolean other = false;
        for (Iterator<Member> each = members.values().iterator(); each.hasNext(); ) {
            Member member = each.next();
            Member.Look look = member.look(clock);
            other |= look != Member.Look.SAME;
            if (look == Member.Look.GONE) {
                member.close();
                each.remove();
            }
        }
        return other;
    }

    /** As they were at the last look. */
    Collection<Member> members() {
        return members.values();
    }

    private void welcome(Census.Listing now) {
        long[] pids = now.pids();
        forgetStrangers(pids);
        List<ProcStat> unknown = new ArrayList<>();
        for (long pid : pids) {
            if (!members.containsKey(pid) && !strangers.contains(pid)) {
                now.stat(pid).ifPresent(unknown::add);
            }
        }
        // children may have smaller numbers than their parents
        while (unknown.removeIf(this::adopted)) {
            // again: with a new member, others may belong too
        }
        unknown.forEach(stat -> strangers.add(stat.pid()));
    }

    private boolean adopted(ProcStat stat) {
        if (stat.pid() != program && stat.parent() == guard) {
            helpers.add(stat.pid());
        }
        boolean ours = stat.pid() == program
                || members.containsKey(stat.parent())
                || (stat.session() == guard
                        && stat.pid() != guard
                        && stat.parent() != guard
                        && !helpers.contains(stat.parent()));
        if (ours) {
            try {
                members.put(stat.pid(), new Member(proc, stat));
            } catch (IOException gone) {
                return true;
            }
        }
        return ours;
    }

    private void forgetStrangers(long[] pids) {
        long now = System.nanoTime();
        if (now - strangersSince > STRANGERS_FOR) {
            strangersSince = now;
            strangers.clear();
            helpers.clear();
        } else {
            strangers.removeIf(pid -> Arrays.binarySearch(pids, pid) < 0);
        }
    }

    @Override
    public void close() {
        members.values().forEach(Member::close);
        members.clear();
    }
}
