package dev.pgfit.installer.candidate;

import dev.pgfit.contracts.AppliedLimits;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.installer.schema.Patience;
import dev.pgfit.installer.schema.Verification;
import dev.pgfit.installer.step.Step;
import dev.pgfit.installer.step.StepContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PGlite in Node on this machine: packages, template, start, schema, verify. */
public final class PgliteRecipe implements Recipe {
    private static final String LOST = "its data were in memory only";

    private final String requested;
    private final PgliteParts parts;
    private final boolean inMemory;
    private final int connections;
    private final HostLimits limits;
    private final Reach reach;
    private final Serving serving = new Serving(Patience.DEFAULT, PgliteParts.SETTINGS);

    /**
     * One to be installed.
     *
     * @param inMemory whether its data are to be in memory only, instead of in files
     * @param connections how many its server lets in at once; safe is only one
     * @param limits of its server
     */
    public PgliteRecipe(
            String requested, PgliteParts parts, boolean inMemory, int connections, Reach reach, HostLimits limits) {
        this.requested = requested;
        this.parts = parts;
        this.inMemory = inMemory;
        this.connections = connections;
        this.limits = limits;
        this.reach = reach;
    }

    @Override
    public CandidateKind kind() {
        return CandidateKind.PGLITE;
    }

    @Override
    public String requestedVersion() {
        return requested;
    }

    @Override
    public Environment environment() {
        return Environment.HOST;
    }

    @Override
    public String transport() {
        return "pglite-socket";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                parts.packages(),
                parts.template(),
                explained(Step.of("start", this::start, "stopped PGlite", this::stop)),
                explained(serving.schema()),
                explained(serving.verify()));
    }

    private Step explained(Step step) {
        return limits.explained(kind(), step);
    }

    private void stop() {
        serving.stop();
        limits.remove();
    }

    @Override
    public @Nullable AppliedLimits limits() {
        return limits.report(
                serving.candidate() instanceof ProgramCandidate program
                        ? program.process().pid()
                        : -1);
    }

    private void start(StepContext context) throws Exception {
        serving.begin(ProgramCandidate.start(
                kind(),
                parts.data(),
                (inMemory ? Nature.PROGRAM.mortal(LOST) : Nature.PROGRAM).within(limits),
                (port, watcher) -> parts.program()
                        .serve(
                                port,
                                parts.data(),
                                inMemory,
                                connections,
                                reach.listen(),
                                parts.templateFile(),
                                parts.folder(),
                                limits.prepare(),
                                watcher),
                // every client shares one backend session behind this socket: more than one connection corrupts
                port -> new Endpoint(reach.host(), port, "postgres", "postgres", null, connections, false),
                context::measure));
    }

    @Override
    public List<Path> growing() {
        return disk();
    }

    @Override
    public List<Path> disk() {
        return List.of(parts.folder(), parts.packagesFolder());
    }

    @Override
    public Candidate candidate() {
        return serving.candidate();
    }

    @Override
    public Details details() {
        Verification verified = serving.verified();
        List<String> notes = new ArrayList<>(parts.notes());
        notes.add("in Node.js " + parts.program().tools().version());
        notes.add(
                connections == 1
                        ? "one connection at a time: a second one waits 2 s for the first one's end, then is refused"
                        : "up to " + connections + " connections, which all share one session");
        notes.add(
                inMemory
                        ? "data in Node's memory only"
                        : "data in files on disk by Node's file system, with fsync "
                                + serving.settings().get("fsync"));
        return new Details(
                requested, verified.version(), serving.settings(), verified.extensions(), List.copyOf(notes));
    }
}
