package dev.pgfit.installer.candidate;

import dev.pgfit.contracts.AppliedLimits;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.installer.postgres.MachineMemory;
import dev.pgfit.installer.postgres.PostgresArtifacts;
import dev.pgfit.installer.postgres.PostgresBinaries;
import dev.pgfit.installer.postgres.PostgresBinaries.Release;
import dev.pgfit.installer.postgres.Tuning;
import dev.pgfit.installer.postgres.VersionChoice;
import dev.pgfit.installer.schema.Patience;
import dev.pgfit.installer.schema.Verification;
import dev.pgfit.installer.step.Step;
import dev.pgfit.installer.step.StepContext;
import dev.pgfit.installer.step.StepFailure;
import dev.pgfit.process.Account;
import dev.pgfit.process.Folders;
import dev.pgfit.process.postgres.PostgresCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PostgreSQL on this machine: fetch, initdb, start, schema, verify. */
public final class PostgresRecipe implements Recipe {
    private static final String SUPERUSER = "postgres";
    private static final Duration INITDB = Duration.ofMinutes(2);
    private static final Duration START = Duration.ofSeconds(60);

    private final String requested;
    private final PostgresBinaries binaries;
    private final Path folder;
    private final Path records;
    private final HostLimits limits;
    private final Reach reach;
    private final String password = Passwords.random();
    private final List<String> notes = new ArrayList<>();
    private @Nullable Release release;
    private @Nullable PostgresCluster cluster;
    private final Serving serving = new Serving(Patience.DEFAULT, List.of());
    private Map<String, String> tuning = Map.of();

    /**
     * @param folder of this candidate alone; removed with it
     * @param records where guards are recorded for the reaper
     * @param limits of all its programs
     */
    public PostgresRecipe(
            String requested, PostgresBinaries binaries, Path folder, Path records, Reach reach, HostLimits limits) {
        this.requested = requested;
        this.binaries = binaries;
        this.folder = folder.toAbsolutePath();
        this.records = records;
        this.limits = limits;
        this.reach = reach;
    }

    @Override
    public CandidateKind kind() {
        return CandidateKind.POSTGRESQL;
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
        return "native";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                Step.of("fetch", context -> fetch()),
                explained(Step.of("initdb", this::initdb, "removed the data folder", this::removeFolder)),
                explained(Step.of("start", this::start, "stopped PostgreSQL", serving::stop)),
                explained(serving.schema()),
                explained(serving.verify()));
    }

    private Step explained(Step step) {
        return limits.explained(kind(), step);
    }

    private void removeFolder() throws IOException {
        Folders.remove(folder);
        limits.remove();
    }

    @Override
    public @Nullable AppliedLimits limits() {
        return limits.report(
                serving.candidate() instanceof ProgramCandidate program
                        ? program.process().pid()
                        : -1);
    }

    private void fetch() throws Exception {
        try {
            String version = binaries.choose(requested).orElse(null);
            if (version == null) {
                throw new StepFailure(VersionChoice.unknown(requested, binaries.versions()), null);
            }
            release = binaries.get(version);
            notes.add(release.origin());
        } catch (PostgresArtifacts.UnavailableException e) {
            throw new StepFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private void initdb(StepContext context) throws Exception {
        Files.createDirectories(folder);
        PostgresCluster fresh = new PostgresCluster(
                Objects.requireNonNull(release).home(),
                folder.resolve("data"),
                Account.forServers(),
                Optional.of(records),
                limits.prepare());
        cluster = fresh;
        fresh.initdb(SUPERUSER, password, INITDB, context::measure);
        tuning = Tuning.within(limits.holding(), MachineMemory.bytes(), fresh.major());
        fresh.configure(tuning);
        if (reach.isOpen()) {
            fresh.letOthersIn();
        }
    }

    private void start(StepContext context) throws Exception {
        PostgresCluster ready = Objects.requireNonNull(cluster);
        serving.begin(ProgramCandidate.start(
                kind(),
                ready.data(),
                Nature.PROGRAM.within(limits),
                (port, watcher) -> ready.start(port, START, watcher, folder).process(),
                port -> new Endpoint(reach.host(), port, "postgres", SUPERUSER, password, null, true),
                context::measure));
    }

    @Override
    public List<Path> growing() {
        return List.of(folder, binaries.cache());
    }

    @Override
    public List<Path> disk() {
        return List.of(folder, Objects.requireNonNull(release).home());
    }

    @Override
    public Candidate candidate() {
        return serving.candidate();
    }

    @Override
    public Details details() {
        String version = Objects.requireNonNull(release).version();
        Verification verified = serving.verified();
        return new Details(shortened(version), verified.version(), tuning, verified.extensions(), List.copyOf(notes));
    }

    /** As the engine names itself: {@code 18.6.0} is 18.6. */
    private static String shortened(String version) {
        return version.endsWith(".0") ? version.substring(0, version.length() - 2) : version;
    }
}
