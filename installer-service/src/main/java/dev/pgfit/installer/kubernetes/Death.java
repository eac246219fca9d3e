package dev.pgfit.installer.kubernetes;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.installer.candidate.Findings;
import java.time.Instant;

/**
 * How a candidate's container ended.
 *
 * @param reason the kubelet's word, such as {@code OOMKilled}, {@code Error} or {@code Completed}
 */
public record Death(int exitCode, String reason, Instant at) {
    /** For a person. */
    String inWords(CandidateKind kind, PodSize size) {
        return reason.equals("OOMKilled")
                ? Findings.needsMoreMemory(kind, size.memoryBytes(), "its container was OOMKilled")
                : "exited with " + exitCode + " (" + reason + ")";
    }
}
