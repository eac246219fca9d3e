package dev.pgfit.monitor.edge;

import dev.pgfit.contracts.GuestUsage;
import dev.pgfit.monitor.report.Watched;
import dev.pgfit.monitor.sample.Sample;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A candidate's samples as rows, each with what was read inside its machine meanwhile. */
final class SampleRows {
    private final Watched watched;
    private final List<GuestUsage> guest;
    private int next;

    private SampleRows(Watched watched) {
        this.watched = watched;
        this.guest = watched.guest().stream()
                .sorted(Comparator.comparing(GuestUsage::at))
                .toList();
    }

    /** To be read once and in order. A reading of the guest is in one row at most: nothing is repeated or filled in. */
    static Stream<SampleRow> of(Watched watched) {
        var rows = new SampleRows(watched);
        return watched.samples().stream().sequential().map(rows::row);
    }

    private SampleRow row(Sample sample) {
        return SampleRow.of(watched.candidate(), sample, during(sample));
    }

    /** The last reading of several: a sample may stand for many. */
    private @Nullable GuestUsage during(Sample sample) {
        GuestUsage found = null;
        while (next < guest.size() && !guest.get(next).at().isAfter(sample.to())) {
            GuestUsage reading = guest.get(next++);
            found = reading.at().isAfter(sample.from()) ? reading : found;
        }
        return found;
    }
}
