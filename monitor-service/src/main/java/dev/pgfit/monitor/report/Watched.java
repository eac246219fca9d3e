package dev.pgfit.monitor.report;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Gap;
import dev.pgfit.contracts.GuestUsage;
import dev.pgfit.contracts.ThresholdCrossed;
import dev.pgfit.monitor.sample.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one candidate.
 *
 * @param guest readings from inside its virtual machine, in order; empty when there is none
 * @param granularity readings that one sample stands for
 * @param down that and why it was not running when watching ended; {@code null} when it was
 * @param omitted what was too much to list, in words; empty when nothing was
 */
public record Watched(
        CandidateKind candidate,
        List<Sample> samples,
        List<GuestUsage> guest,
        int granularity,
        int restarts,
        @Nullable String down,
        List<Gap> gaps,
        List<ThresholdCrossed> crossings,
        List<String> omitted) {}
