package dev.pgfit.installer.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.installer.candidate.PgliteParts;
import dev.pgfit.installer.pglite.PgliteProgram;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** PGlite in a pod, from the image that is built with this installer. */
final class PglitePod {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "/data";
    private static final String TEMPLATE = "/opt/pgfit/pglite/template.tar.gz";

    private PglitePod() {}

    /** @param connections how many its server lets in at once; safe is only one */
    static CandidateSpec of(String version, Placing placing, boolean inMemory, int connections) {
        KubernetesSettings settings = placing.settings();
        int port = settings.port();
        PodPlan plan = new PodPlan(
                Labels.candidate(CandidateKind.PGLITE, placing.id()),
                placing.run(),
                CandidateKind.PGLITE,
                settings.pgliteImage(version),
                settings.pgliteUser(),
                List.of(options(port, inMemory, connections)),
                Map.of("HOME", "/tmp"),
                Map.of(),
                DATA,
                List.of("/tmp"),
                // its server has one connection: a question by protocol would take it from whoever works
                List.of(),
                placing.size(),
                !inMemory,
                placing.end());
        return new CandidateSpec(
                plan,
                version,
                "pglite-socket",
                Map.of(),
                PgliteParts.SETTINGS,
                List.of(
                        "from the image " + plan.image(),
                        "data from a pre-initialised template in the image",
                        connections == 1
                                ? "one connection at a time: a second one waits 2 s for the first one's end, then is"
                                        + " refused"
                                : "up to " + connections + " connections, which all share one session",
                        inMemory ? "data in Node's memory only" : "data in files on the node's disk"),
                placing.limits(),
                ip -> new Endpoint(ip, port, "postgres", "postgres", null, connections, false));
    }

    private static String options(int port, boolean inMemory, int connections) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("mode", "serve");
        options.put("host", "0.0.0.0");
        options.put("port", port);
        options.put("connections", connections);
        if (!inMemory) {
            options.put("dataDir", DATA + "/pglite");
        }
        options.put("template", TEMPLATE);
        options.put("extensions", PgliteProgram.EXTENSIONS);
        try {
            return JSON.writeValueAsString(options);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
