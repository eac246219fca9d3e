package dev.pgfit.installer.usage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the CPU time of a process tree so that nobody's is lost when he ends.
 *
 * <p>The kernel adds the time of an ended process to its parent's, to the nanosecond, when the parent waits for it: so
 * what comes and goes between two readings is in the parent's count of its children. That holds for PostgreSQL, Node.js
 * and every shell. It fails in two cases: a parent that ignores SIGCHLD, and a process whose parent ended first, which
 * hands its time to init. For these the ledger compares, parent by parent, what children took along that had been seen
 * with what the kernel has added: the rest it keeps itself. Only what such a process did after the last look at it is
 * lost then. Not thread-safe.
 */
final class CpuLedger {
    /** The kernel shows children's time as two numbers, each rounded down to ticks of a hundredth of a second. */
    static final long ROUNDING_NANOS = 20_000_000;

    /**
     * A process at one reading.
     *
     * @param ownNanos its own CPU time
     * @param childNanos that of ended children that it waited for, and theirs
     */
    record Seen(long pid, long startTicks, long parent, long ownNanos, long childNanos) {
        long nanos() {
            return ownNanos + childNanos;
        }
    }

    /** One that is still there. */
    private static final class Account {
        private final long childNanosAtFirst;
        private Seen seen;
        private long leftByChildren;

        Account(Seen seen) {
            this.childNanosAtFirst = seen.childNanos();
            this.seen = seen;
        }

        /** What its ended children had used and the kernel hasn't added to it. */
        long missing() {
            return Math.max(0, leftByChildren - (seen.childNanos() - childNanosAtFirst) - ROUNDING_NANOS);
        }
    }

    private final Map<Long, Account> accounts = new HashMap<>();
    private long departed;
    private long highest;

    /** Takes in all who are there now; returns the nanoseconds that the tree has used so far, which never get fewer. */
    long take(List<Seen> now) {
        Map<Long, Seen> present = new HashMap<>();
        now.forEach(seen -> present.put(seen.pid(), seen));
        List<Account> gone = accounts.values().stream()
                .filter(account -> !isSame(account.seen, present.get(account.seen.pid())))
                .toList();
        for (Account account : gone) {
            Account heir = heir(account.seen, present);
            departed += account.missing();
            if (heir == null) {
                departed += account.seen.nanos();
            } else {
                heir.leftByChildren += account.seen.nanos();
            }
        }
        gone.forEach(account -> accounts.remove(account.seen.pid()));
        long total = 0;
        for (Seen seen : now) {
            Account account = accounts.computeIfAbsent(seen.pid(), pid -> new Account(seen));
            account.seen = seen;
            total += seen.nanos() + account.missing();
        }
        highest = Math.max(highest, total + departed);
        return highest;
    }

    /** The nearest ancestor that is still there; {@code null} when the line leads out of the tree. */
    private @Nullable Account heir(Seen gone, Map<Long, Seen> present) {
        Seen one = gone;
        for (int step = 0; step <= accounts.size(); step++) {
            Account parent = accounts.get(one.parent());
            if (parent == null) {
                return null;
            }
            if (isSame(parent.seen, present.get(parent.seen.pid()))) {
                return parent;
            }
            one = parent.seen;
        }
        return null;
    }

    private static boolean isSame(Seen before, @Nullable Seen now) {
        return now != null && now.startTicks() == before.startTicks();
    }
}
