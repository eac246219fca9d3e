package dev.pgfit.installer.kubernetes;

import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Limits;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a candidate before it is put into a pod.
 *
 * @param requested the version asked for
 * @param transport how the protocol reaches the engine
 * @param tuning settings that it is given, by name
 * @param asked settings that it chooses itself and is asked for
 * @param notes what the report should say of it
 * @param limits that the run asks for
 */
record CandidateSpec(
        PodPlan plan,
        String requested,
        String transport,
        Map<String, String> tuning,
        List<String> asked,
        List<String> notes,
        @Nullable Limits limits,
        Address address) {
    /** How to reach it, once its pod has an address. */
    @FunctionalInterface
    interface Address {
        Endpoint at(String ip);
    }
}
