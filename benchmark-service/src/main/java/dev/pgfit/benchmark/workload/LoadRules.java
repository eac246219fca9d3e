package dev.pgfit.benchmark.workload;

import dev.pgfit.contracts.LoadSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which settings of a load go together. */
public final class LoadRules {
    private LoadRules() {}

    /** What is wrong, by the key that it is wrong at; empty when nothing is. */
    public static Map<String, String> check(LoadSpec load) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (load.model() == LoadSpec.Model.OPEN) {
            if (load.rate() == null) {
                wrong.put("rate", "is missing: an open load needs its arrivals per second");
            }
            closedOnly(wrong, "thinkTime", load.thinkTime());
            closedOnly(wrong, "pipelining", load.pipelining());
        } else {
            openOnly(wrong, "rate", load.rate());
            openOnly(wrong, "arrivals", load.arrivals());
        }
        if (load.pipelining() != null && load.pipelining() > 1 && load.thinkTime() != null) {
            wrong.put("thinkTime", "does not go with pipelining");
        }
        LoadSpec.Sweep sweep = load.sweep();
        if (sweep != null) {
            required(wrong, "sweep.p99Below", sweep.p99Below());
            required(wrong, "sweep.from", sweep.from());
            required(wrong, "sweep.to", sweep.to());
            if (sweep.from() != null && sweep.to() != null && sweep.from() >= sweep.to()) {
                wrong.put("sweep.to", "must be above from");
            }
        }
        return wrong;
    }

    private static void closedOnly(Map<String, String> wrong, String key, @Nullable Object value) {
        if (value != null) {
            wrong.put(key, "is for a closed load only");
        }
    }

    private static void openOnly(Map<String, String> wrong, String key, @Nullable Object value) {
        if (value != null) {
            wrong.put(key, "is for an open load only");
        }
    }

    private static void required(Map<String, String> wrong, String key, @Nullable Object value) {
        if (value == null) {
            wrong.put(key, "is missing");
        }
    }
}
