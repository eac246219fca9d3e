package dev.pgfit.monitor.edge;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.GuestUsage;
import dev.pgfit.monitor.guest.GuestReport;
import dev.pgfit.monitor.sample.Level;
import dev.pgfit.monitor.sample.Sample;
import dev.pgfit.monitor.sample.Spent;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One sample as it is handed out. All figures are those of the process tree on the host, but for the guest's.
 *
 * @param time end of the stretch that it covers
 * @param cpuPercent of one core, over the stretch
 * @param memoryBytes PSS at its end
 * @param anonymousBytes what its processes held for themselves at its end; PSS where that isn't known
 * @param residentBytes RSS at its end
 * @param ioReadBytes read from storage during the stretch
 * @param networkReceivedBytes received on the candidate's own sockets during the stretch
 * @param guest what was read inside its virtual machine during the stretch; {@code null} when nothing was
 */
@JsonPropertyOrder({"time", "candidate", "length"})
public record SampleRow(
        Instant time,
        CandidateKind candidate,
        Duration length,
        double cpuPercent,
        long memoryBytes,
        long anonymousBytes,
        long residentBytes,
        int processes,
        int threads,
        long diskBytes,
        long ioReadBytes,
        long ioWrittenBytes,
        long networkReceivedBytes,
        long networkSentBytes,
        @Nullable GuestUsage guest) {

    static final String CSV_HEADER =
            "time,candidate,length,cpuPercent,memoryBytes,anonymousBytes,residentBytes,processes,threads,"
                    + "diskBytes,ioReadBytes,ioWrittenBytes,networkReceivedBytes,networkSentBytes,"
                    + "guestMemoryUsedBytes,guestDatabasePssBytes,guestLoad";

    static SampleRow of(CandidateKind candidate, Sample sample, @Nullable GuestUsage guest) {
        Spent spent = sample.spent();
        Level level = sample.level();
        return new SampleRow(
                sample.to(),
                candidate,
                sample.length(),
                sample.cpuPercent(),
                level.memoryBytes(),
                level.anonymousBytes(),
                level.residentBytes(),
                level.processes(),
                level.threads(),
                level.diskBytes(),
                spent.ioReadBytes(),
                spent.ioWrittenBytes(),
                spent.networkReceivedBytes(),
                spent.networkSentBytes(),
                guest);
    }

    /** No value needs quoting. */
    String csv() {
        return Stream.of(
                        time,
                        candidate.name().toLowerCase(Locale.ROOT),
                        length,
                        String.format(Locale.ROOT, "%.3f", cpuPercent),
                        memoryBytes,
                        anonymousBytes,
                        residentBytes,
                        processes,
                        threads,
                        diskBytes,
                        ioReadBytes,
                        ioWrittenBytes,
                        networkReceivedBytes,
                        networkSentBytes,
                        guest == null ? "" : GuestReport.memoryUsedBytes(guest),
                        guest == null ? "" : guest.databasePssBytes(),
                        guest == null ? "" : guest.load())
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }
}
