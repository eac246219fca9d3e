package dev.pgfit.monitor.gap;

import dev.pgfit.contracts.Gap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The gaps of one candidate, in order; the earliest are kept, later ones only counted. Not thread-safe. */
public final class GapLog {
    private final int kept;
    private final List<Gap> gaps = new ArrayList<>();
    private long omitted;

    /** @param kept most gaps that are listed */
    public GapLog(int kept) {
        this.kept = kept;
    }

    public void add(Gap gap) {
        if (gaps.size() < kept) {
            gaps.add(gap);
        } else {
            omitted++;
        }
    }

    public List<Gap> list() {
        return List.copyOf(gaps);
    }

    /** Gaps beyond those listed. */
    public long omitted() {
        return omitted;
    }

    /** The gaps, those that a restart caused with its reason. */
    public static List<Gap> explain(List<Gap> gaps, Instant diedAt, Instant backAt, String reason) {
        return gaps.stream()
                .map(gap -> gap.from().isAfter(backAt) || gap.to().isBefore(diedAt)
                        ? gap
                        : new Gap(gap.from(), gap.to(), gap.reason() + ": " + reason))
                .toList();
    }
}
