package dev.pgfit.monitor.report;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Gap;
import dev.pgfit.contracts.GuestUsage;
import dev.pgfit.contracts.ThresholdCrossed;
import dev.pgfit.monitor.sample.Sample;
import java.util.List;

/**
 * What was seen of one candidate.
 *
 * @param guest readings from inside its virtual machine, in order; empty when there is none
 * @param granularity readings that one sample stands for
 * @param omitted what was too much to list, in words; empty when nothing was
 */
public record Watched(
        CandidateKind candidate,
        List<Sample> samples,
        List<GuestUsage> guest,
        int granularity,
        int restarts,
        List<Gap> gaps,
        List<ThresholdCrossed> crossings,
        List<String> omitted) {}
