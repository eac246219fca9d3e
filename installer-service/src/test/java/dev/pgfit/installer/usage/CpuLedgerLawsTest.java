package dev.pgfit.installer.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.installer.usage.CpuLedger.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CpuLedgerLawsTest {
    private static final long MILLI = 1_000_000;
    private static final long TICK = 10 * MILLI;

    /** A parent whose children come and go; the kernel shows their time rounded down to ticks, user and system. */
    private static final class Parent {
        private final long pid;
        private final boolean waits;
        private final Random random;
        private final List<long[]> children = new ArrayList<>();
        private long next = 1000;
        private long own;
        private long user;
        private long system;
        private long truth;

        Parent(long pid, boolean waits, Random random) {
            this.pid = pid;
            this.waits = waits;
            this.random = random;
        }

        void live() {
            long used = random.nextInt(3) * MILLI;
            own += used;
            truth += used;
            for (long[] child : children) {
                long more = random.nextInt(5) * MILLI;
                child[1] += more;
                truth += more;
            }
            if (random.nextInt(3) == 0) {
                children.add(new long[] {next++, 0});
            }
        }

        /** @param unseen how many come and go before anybody looks */
        void bury(int unseen) {
            children.removeIf(child -> {
                boolean ends = random.nextInt(4) == 0;
                if (ends) {
                    waitFor(child[1]);
                }
                return ends;
            });
            for (int i = 0; i < unseen; i++) {
                long used = random.nextInt(2 * (int) MILLI);
                waitFor(used);
                truth += waits ? used : 0;
            }
        }

        private void waitFor(long used) {
            if (waits) {
                long inUser = used / 3;
                user += inUser;
                system += used - inUser;
            }
        }

        List<Seen> seen() {
            List<Seen> all = new ArrayList<>();
            all.add(new Seen(pid, 1, 1, own, user / TICK * TICK + system / TICK * TICK));
            children.forEach(child -> all.add(new Seen(child[0], child[0], pid, child[1], 0)));
            return all;
        }
    }

    @Property(tries = 200)
    void shouldLoseNothingOfChildrenThatComeAndGo(@ForAll Random random, @ForAll @IntRange(max = 20) int unseen) {
        // Given
        Parent parent = new Parent(10, true, random);
        CpuLedger ledger = new CpuLedger();
        long before = 0;

        for (int reading = 0; reading < 100; reading++) {
            // When
            parent.live();
            parent.bury(unseen);
            long told = ledger.take(parent.seen());

            // Then: never less than before, and short of the truth by no more than the kernel's rounding
            assertThat(told).isGreaterThanOrEqualTo(before);
            assertThat(told).isBetween(parent.truth - 2 * TICK, parent.truth);
            before = told;
        }
    }

    @Property(tries = 200)
    void shouldKeepTheTimeOfChildrenThatNobodyWaitsFor(@ForAll Random random) {
        // Given
        Parent parent = new Parent(10, false, random);
        CpuLedger ledger = new CpuLedger();

        for (int reading = 0; reading < 100; reading++) {
            // When
            parent.live();
            long told = ledger.take(parent.seen());
            parent.bury(0);

            // Then
            assertThat(told).isBetween(parent.truth - CpuLedger.ROUNDING_NANOS, parent.truth);
        }
    }

    @Property(tries = 100)
    void shouldKeepTheTimeOfOrphans(@ForAll @IntRange(min = 1, max = 1000) int millis) {
        // Given: a child whose parent ended, so that init waits for it
        CpuLedger ledger = new CpuLedger();
        ledger.take(List.of(new Seen(10, 1, 1, 0, 0), new Seen(11, 2, 10, 0, 0)));
        ledger.take(List.of(new Seen(10, 1, 1, 0, 0), new Seen(11, 2, 1, millis * MILLI, 0)));

        // When
        long told = ledger.take(List.of(new Seen(10, 1, 1, 0, 0)));

        // Then
        assertThat(told).isEqualTo(millis * MILLI);
    }
}
