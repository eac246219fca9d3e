package dev.pgfit.installer.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Limits;
import dev.pgfit.installer.candidate.PgliteParts;
import dev.pgfit.installer.candidate.Serving;
import dev.pgfit.installer.pglite.PgliteProgram;
import dev.pgfit.installer.schema.Verification;
import dev.pgfit.installer.step.StepFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PGlite in the image that this repository builds: {@code deploy/images/pglite}.
 *
 * @param inMemory whether its data are to be in memory only
 * @param connections how many its server lets in at once; safe is only one
 */
record PgliteContents(String requested, String image, boolean inMemory, int connections) implements Contents {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "/opt/pgfit/pglite";
    private static final String PACKAGE = FOLDER + "/node_modules/@electric-sql/pglite/package.json";
    private static final String DATA = "/data";

    @Override
    public CandidateKind kind() {
        return CandidateKind.PGLITE;
    }

    @Override
    public String transport() {
        return "pglite-socket";
    }

    @Override
    public ContainerPlan plan(Map<String, String> labels, @Nullable Limits limits) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("mode", "serve");
        options.put("host", "0.0.0.0");
        options.put("port", ContainerPlan.PORT);
        options.put("connections", connections);
        if (!inMemory) {
            options.put("dataDir", DATA + "/pglite");
        }
        options.put("template", FOLDER + "/template.tar.gz");
        options.put("extensions", PgliteProgram.EXTENSIONS);
        try {
            return new ContainerPlan(
                    kind(), image, List.of(JSON.writeValueAsString(options)), Map.of(), labels, DATA, limits, true);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Endpoint endpoint(String host, int port) {
        // every client shares one backend session behind this socket: more than one connection corrupts
        return new Endpoint(host, port, "postgres", "postgres", null, connections, false);
    }

    @Override
    public Optional<String> mortal() {
        return inMemory ? Optional.of("its data were in memory only") : Optional.empty();
    }

    @Override
    public List<String> asked() {
        return PgliteParts.SETTINGS;
    }

    @Override
    public String version(CandidateContainer container, Verification verified) throws StepFailure {
        String there = container.copyFileFromContainer(
                PACKAGE, file -> JSON.readTree(file).path("version").asText());
        if (!there.equals(requested)) {
            throw new StepFailure(
                    "PGlite " + requested + " was asked for; the image " + image + " holds " + there, null);
        }
        return there;
    }

    @Override
    public Map<String, String> tuning(Serving serving) {
        return serving.settings();
    }

    @Override
    public List<String> notes(Serving serving) {
        return List.of(
                connections == 1
                        ? "one connection at a time: a second one waits 2 s for the first one's end, then is refused"
                        : "up to " + connections + " connections, which all share one session",
                inMemory
                        ? "data in Node's memory only"
                        : "data in files on disk by Node's file system, with fsync "
                                + serving.settings().get("fsync"));
    }
}
