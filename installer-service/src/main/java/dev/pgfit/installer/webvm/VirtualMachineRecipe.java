package dev.pgfit.installer.webvm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.Machine;
import dev.pgfit.installer.candidate.Candidate;
import dev.pgfit.installer.candidate.Nature;
import dev.pgfit.installer.candidate.ProgramCandidate;
import dev.pgfit.installer.candidate.Recipe;
import dev.pgfit.installer.candidate.Serving;
import dev.pgfit.installer.schema.Patience;
import dev.pgfit.installer.schema.Verification;
import dev.pgfit.installer.step.Step;
import dev.pgfit.installer.step.StepContext;
import dev.pgfit.installer.step.StepFailure;
import dev.pgfit.installer.webvm.GuestImages.GuestImage;
import dev.pgfit.process.Account;
import dev.pgfit.process.Folders;
import dev.pgfit.process.FreePort;
import dev.pgfit.process.GuardedProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** PostgreSQL in a virtual machine: image, packages, boot, initdb, start, schema, verify. */
public final class VirtualMachineRecipe implements Recipe {
    private static final String IN_PAGE = "a machine in a page keeps its disk in that page's memory";
    /** The host program gives up first, and says why. */
    private static final Duration LONGER = MachinePlan.BOOT.plusSeconds(30);

    private static final Duration RESTORE = Duration.ofSeconds(120);

    private final MachinePlan plan;
    private final WebvmParts parts;
    private final Serving serving = new Serving(Patience.EMULATED, List.of());
    private @Nullable GuestImage image;
    private @Nullable HostProgram program;
    private @Nullable Path prepared;
    private HostProgram.@Nullable Running running;
    private int port;
    private @Nullable JsonNode ready;

    VirtualMachineRecipe(MachinePlan plan, WebvmParts parts) {
        this.plan = plan;
        this.parts = parts;
    }

    @Override
    public CandidateKind kind() {
        return CandidateKind.POSTGRESQL;
    }

    @Override
    public String requestedVersion() {
        return Integer.toString(plan.major());
    }

    @Override
    public Environment environment() {
        return Environment.WEBVM;
    }

    @Override
    public String transport() {
        return "v86";
    }

    @Override
    public InstallationMethod method() {
        return plan.method();
    }

    @Override
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of("image", this::image).prepared());
        steps.add(
                Step.of("packages", this::packages, "removed the machine's folder", () -> Folders.remove(plan.folder()))
                        .prepared());
        if (method() != InstallationMethod.MEASURED) {
            steps.add(Step.of("prepare", this::prepare).prepared());
        }
        if (method() == InstallationMethod.SNAPSHOT) {
            steps.add(Step.of("restore", this::restore, "stopped the machine", this::stop));
        } else {
            steps.add(Step.of("boot", this::boot, "stopped the machine", this::stop));
            if (method() == InstallationMethod.MEASURED) {
                steps.add(Step.of("initdb", this::initdb));
            }
            steps.add(Step.of("start", this::start));
        }
        steps.add(serving.schema());
        steps.add(serving.verify());
        return steps;
    }

    private void image(StepContext context) throws Exception {
        try {
            image = parts.images().get(plan.major(), words -> context.tell("image: " + words));
        } catch (GuestImages.UnavailableException e) {
            throw new StepFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private void packages(StepContext context) throws Exception {
        program = HostProgram.get(parts.cache(), parts.node(), context);
        Files.createDirectories(plan.folder());
        Account.forServers().own(plan.folder());
    }

    private void prepare(StepContext context) throws Exception {
        prepared = parts.preparation().get(image(), plan, program(), parts.records(), context);
    }

    private void boot(StepContext context) throws Exception {
        context.tell("booting the machine");
        launch(context).await(HostEvents.BOOTED, "booted", LONGER);
    }

    private void initdb(StepContext context) throws Exception {
        context.tell("initdb in the machine");
        running(context).await(HostEvents.INITDB, "through initdb", LONGER);
    }

    private void start(StepContext context) throws Exception {
        context.tell("start in the machine");
        begin(running(context).await(HostEvents.READY, "ready", LONGER));
    }

    private void restore(StepContext context) throws Exception {
        context.tell("restoring the machine");
        begin(launch(context).await(HostEvents.READY, "restored and ready", RESTORE));
    }

    private HostProgram.Running launch(StepContext context) throws Exception {
        port = FreePort.any();
        HostProgram.Running started = start(port, false);
        running = started;
        context.measure(started.process());
        return started;
    }

    private HostProgram.Running running(StepContext context) {
        HostProgram.Running now = Objects.requireNonNull(running, "not started");
        context.measure(now.process());
        return now;
    }

    private void begin(JsonNode said) {
        ready = said;
        GuardedProcess process = Objects.requireNonNull(running).process();
        Nature nature = new Nature(
                Patience.EMULATED, Optional.of(plan.guestFile()), Optional.of(Nature.Pulse.DEFAULT), Optional.empty());
        serving.begin(new ProgramCandidate(
                kind(),
                new Endpoint("127.0.0.1", port, "postgres", "postgres", plan.password(), null, true),
                plan.disk(),
                plan.inPage() ? nature.mortal(IN_PAGE) : nature,
                this::relaunch,
                process));
    }

    /** Boots from the disk that the machine had when it died. */
    private GuardedProcess relaunch(int again, Consumer<GuardedProcess> watcher) throws Exception {
        Files.deleteIfExists(plan.guestFile());
        HostProgram.Running started = start(again, true);
        watcher.accept(started.process());
        try {
            started.await(HostEvents.READY, "ready", LONGER);
            return started.process();
        } catch (StepFailure | InterruptedException | RuntimeException e) {
            started.process().stopKeepingFiles();
            throw e;
        }
    }

    private HostProgram.Running start(int on, boolean resume) throws Exception {
        List<Path> reached = new ArrayList<>(List.of(image().folder()));
        Optional<Path> from = Optional.ofNullable(prepared);
        from.ifPresent(reached::add);
        return program()
                .start(
                        "webvm-" + on,
                        plan.run(on, image().folder(), from, resume),
                        plan.folder(),
                        reached,
                        true,
                        parts.records());
    }

    private void stop() {
        HostProgram.Running now = running;
        if (now != null) {
            now.process().stop();
        }
    }

    private GuestImage image() {
        return Objects.requireNonNull(image, "no image");
    }

    private HostProgram program() {
        return Objects.requireNonNull(program, "no program");
    }

    @Override
    public List<Path> growing() {
        return List.of(plan.folder());
    }

    @Override
    public List<Path> disk() {
        return List.of(plan.folder(), image().folder());
    }

    @Override
    public Candidate candidate() {
        return serving.candidate();
    }

    @Override
    public Machine machine() {
        JsonNode said = Objects.requireNonNull(ready, "not ready");
        return new Machine(
                said.path("engine").asText(),
                said.path("host").asText(),
                plan.spec().memoryMegabytes(),
                image().sha256());
    }

    @Override
    public Details details() {
        Verification verified = serving.verified();
        Machine machine = machine();
        List<String> notes = new ArrayList<>(List.of(
                "in a machine of " + machine.memoryMegabytes() + " MiB by " + machine.engine() + " in "
                        + machine.host(),
                program().origin()));
        notes.addAll(image().notes());
        notes.add(
                plan.inPage()
                        ? "durability differs: what the guest writes through reaches the page's memory only"
                        : "durability differs: what the guest writes through reaches this machine's page cache, and is"
                                + " not synced to its disk");
        switch (method()) {
            case MEASURED -> notes.add("booted, initialised and started now");
            case PREPARED -> notes.add("started on a cluster made before: not the time of an installation");
            case SNAPSHOT -> notes.add("restored from a saved machine: not the time of an installation");
        }
        return new Details(
                image().postgresqlVersion(), verified.version(), plan.settings(), verified.extensions(), notes);
    }
}
