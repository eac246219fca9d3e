package dev.pgfit.installer.webvm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.PgliteSpec;
import dev.pgfit.installer.candidate.Candidate;
import dev.pgfit.installer.candidate.Nature;
import dev.pgfit.installer.candidate.PgliteParts;
import dev.pgfit.installer.candidate.ProgramCandidate;
import dev.pgfit.installer.candidate.Recipe;
import dev.pgfit.installer.candidate.Serving;
import dev.pgfit.installer.pglite.PgliteProgram;
import dev.pgfit.installer.schema.Patience;
import dev.pgfit.installer.schema.Verification;
import dev.pgfit.installer.step.Step;
import dev.pgfit.installer.step.StepContext;
import dev.pgfit.installer.step.StepFailure;
import dev.pgfit.process.GuardedProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** PGlite in a page of Chromium: packages, host, template, start, schema, verify. */
public final class PagePgliteRecipe implements Recipe {
    private static final Duration READY = Duration.ofSeconds(180);
    private static final String LOST = "its data were in the page's memory only";

    private final PgliteSpec spec;
    private final PgliteParts parts;
    private final WebvmParts webvm;
    private final Path chromium;
    private final Serving serving = new Serving(Patience.PAGE, PgliteParts.SETTINGS);
    private @Nullable HostProgram program;
    private @Nullable JsonNode ready;
    private boolean started;

    PagePgliteRecipe(PgliteSpec spec, PgliteParts parts, WebvmParts webvm, Path chromium) {
        this.spec = spec;
        this.parts = parts;
        this.webvm = webvm;
        this.chromium = chromium;
    }

    @Override
    public CandidateKind kind() {
        return CandidateKind.PGLITE;
    }

    @Override
    public String requestedVersion() {
        return spec.version();
    }

    @Override
    public Environment environment() {
        return Environment.BROWSER;
    }

    @Override
    public String transport() {
        return "pglite-page";
    }

    private boolean isDurable() {
        return spec.persistence() == PgliteSpec.Persistence.IDB;
    }

    @Override
    public List<Step> steps() {
        return List.of(
                parts.packages(),
                Step.of("host", context -> program = HostProgram.get(webvm.cache(), webvm.node(), context))
                        .prepared(),
                parts.template(),
                Step.of("start", this::start, "stopped the page", serving::stop),
                serving.schema(),
                serving.verify());
    }

    private void start(StepContext context) throws Exception {
        Nature nature = new Nature(Patience.PAGE, Optional.empty(), Optional.empty(), Optional.empty());
        serving.begin(ProgramCandidate.start(
                kind(),
                profile(),
                isDurable() ? nature : nature.mortal(LOST),
                this::launch,
                // every client shares the page's one backend session
                port -> new Endpoint("127.0.0.1", port, "postgres", "postgres", null, 1, false),
                context::measure));
        started = true;
    }

    private GuardedProcess launch(int port, Consumer<GuardedProcess> watcher) throws Exception {
        HostProgram.Running running = Objects.requireNonNull(program)
                .start(
                        "page-" + port,
                        options(port, started),
                        parts.folder(),
                        List.of(parts.packagesFolder()),
                        true,
                        webvm.records());
        watcher.accept(running.process());
        try {
            ready = running.await(HostEvents.READY, "ready", READY);
            return running.process();
        } catch (StepFailure | InterruptedException | RuntimeException e) {
            running.process().stopKeepingFiles();
            throw e;
        }
    }

    private Map<String, Object> options(int port, boolean resume) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("mode", "pglite");
        options.put("host", "chromium");
        options.put("port", port);
        options.put("packages", parts.packagesFolder().toString());
        options.put(
                "persistence",
                (isDurable() ? PgliteSpec.Persistence.IDB : PgliteSpec.Persistence.MEMORY)
                        .name()
                        .toLowerCase(Locale.ROOT));
        options.put("extensions", PgliteProgram.EXTENSIONS);
        options.put("template", parts.templateFile().toString());
        options.put("chromium", chromium.toString());
        options.put("profile", profile().toString());
        options.put("resume", resume);
        options.put("bootTimeoutSeconds", READY.toSeconds());
        return options;
    }

    private Path profile() {
        return parts.folder().resolve("profile");
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
        notes.add(Objects.requireNonNull(program).origin());
        notes.add("in a page of " + Objects.requireNonNull(ready).path("host").asText());
        notes.add("one connection at a time");
        notes.add(isDurable() ? "data in the browser's IndexedDB" : "data in the page's memory only");
        return new Details(
                spec.version(), verified.version(), serving.settings(), verified.extensions(), List.copyOf(notes));
    }
}
