package dev.pgfit.installer.container;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Limits;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One candidate's container, before it is made.
 *
 * @param image its reference
 * @param command for the image's own entry point
 * @param environment variables
 * @param labels see {@link Labels}
 * @param data where in it its data are
 * @param limits {@code null}: none
 * @param bare whether it gets by without any capability of root
 */
record ContainerPlan(
        CandidateKind kind,
        String image,
        List<String> command,
        Map<String, String> environment,
        Map<String, String> labels,
        String data,
        @Nullable Limits limits,
        boolean bare) {
    /** Port that a candidate listens on in its container. */
    static final int PORT = 5432;

    /** Bytes; 0: no limit. */
    long memoryBytes() {
        return limits == null || limits.memory() == null ? 0 : limits.memory().whole();
    }

    /** Billionths of a core; 0: no limit. */
    long nanoCpus() {
        return limits == null || limits.cpu() == null
                ? 0
                : limits.cpu().value().movePointRight(9).longValue();
    }
}
