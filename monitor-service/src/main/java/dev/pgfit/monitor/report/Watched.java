package dev.pgfit.monitor.report;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Gap;
import dev.pgfit.contracts.ThresholdCrossed;
import dev.pgfit.monitor.sample.Sample;
import java.util.List;

/**
 * What was seen of one candidate.
 *
 * @param granularity readings that one sample stands for
 * @param omitted what was too much to list, in words; empty when nothing was
 */
public record Watched(
        CandidateKind candidate,
        List<Sample> samples,
        int granularity,
        int restarts,
        List<Gap> gaps,
        List<ThresholdCrossed> crossings,
        List<String> omitted) {}
