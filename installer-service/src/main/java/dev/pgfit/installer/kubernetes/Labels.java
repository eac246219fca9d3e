package dev.pgfit.installer.kubernetes;

import dev.pgfit.contracts.CandidateKind;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Labels and names of what pgfit creates. */
final class Labels {
    static final String RUN = "pgfit.dev/run";
    static final String CANDIDATE = "pgfit.dev/candidate";
    static final String PART_OF = "app.kubernetes.io/part-of";
    static final String PGFIT = "pgfit";

    private static final String NAME = "app.kubernetes.io/name";
    private static final String COMPONENT = "app.kubernetes.io/component";
    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    private Labels() {}

    /** Of whatever belongs to a run. */
    static Map<String, String> of(UUID run) {
        return Map.of(PART_OF, PGFIT, MANAGED_BY, "installer-service", RUN, run.toString());
    }

    /** Of a candidate. */
    static Map<String, String> of(UUID run, CandidateKind kind) {
        return Map.of(
                PART_OF,
                PGFIT,
                MANAGED_BY,
                "installer-service",
                RUN,
                run.toString(),
                COMPONENT,
                "candidate",
                NAME,
                name(kind),
                CANDIDATE,
                name(kind));
    }

    static String name(CandidateKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Of the object that owns all of a run. */
    static String run(UUID run) {
        return "pgfit-" + run;
    }

    /** Of a candidate's pod and secret. */
    static String candidate(CandidateKind kind, UUID id) {
        return name(kind) + "-" + id;
    }
}
