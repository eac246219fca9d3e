package dev.pgfit.monitor.guest;

import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.GuestUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A candidate's readings from inside its virtual machine, each kept once, however often the host's figures bring it
 * along. At the cap every second one is dropped and only every second one that comes is kept, so that a log of any
 * length fits. Not thread-safe.
 */
public final class GuestLog {
    /** A machine that has not answered for so long says nothing of now. */
    static final Duration FRESH = Duration.ofSeconds(30);

    private final Instant from;
    private final int cap;
    private List<GuestUsage> kept = new ArrayList<>();
    private @Nullable Instant last;
    private int granularity = 1;
    private long seen;

    /**
     * @param from readings from before are not this observation's
     * @param cap most readings kept, at least 2
     */
    public GuestLog(Instant from, int cap) {
        this.from = from;
        this.cap = Math.max(2, cap);
    }

    /**
     * Takes in what came along with the host's figures.
     *
     * @return the guest's figures as far as they are of now
     */
    public Optional<GuestUsage> read(CandidateUsage usage) {
        GuestUsage guest = usage.guest();
        if (!usage.running() || guest == null || !possible(guest)) {
            return Optional.empty();
        }
        if (!guest.at().equals(last) && !guest.at().isBefore(from)) {
            last = guest.at();
            keep(guest);
        }
        return FRESH.compareTo(Duration.between(guest.at(), usage.at())) >= 0 ? Optional.of(guest) : Optional.empty();
    }

    /** Drops readings until at most this many are left; for logs kept only to be looked at. */
    public void compact(int most) {
        while (kept.size() > Math.max(1, most)) {
            thin();
        }
    }

    /** A copy that later readings don't change, in the order they came. */
    public List<GuestUsage> snapshot() {
        return List.copyOf(kept);
    }

    private void keep(GuestUsage guest) {
        if (seen++ % granularity != 0) {
            return;
        }
        if (kept.size() == cap) {
            thin();
        }
        kept.add(guest);
    }

    private void thin() {
        List<GuestUsage> half = new ArrayList<>(kept.size() / 2 + 1);
        for (int i = 0; i < kept.size(); i += 2) {
            half.add(kept.get(i));
        }
        kept = half;
        granularity *= 2;
    }

    private static boolean possible(GuestUsage guest) {
        return guest.at() != null
                && guest.memoryAvailableBytes() >= 0
                && guest.memoryTotalBytes() >= guest.memoryAvailableBytes()
                && guest.databasePssBytes() >= 0
                && Double.isFinite(guest.load())
                && guest.load() >= 0;
    }
}
