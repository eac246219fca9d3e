package dev.pgfit.installer.candidate;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.installer.pglite.NodeTools;
import dev.pgfit.installer.pglite.PglitePackages;
import dev.pgfit.installer.pglite.PglitePackages.Packages;
import dev.pgfit.installer.pglite.PgliteProgram;
import dev.pgfit.installer.schema.Database;
import dev.pgfit.installer.schema.SupabaseSchema;
import dev.pgfit.installer.schema.Verification;
import dev.pgfit.installer.step.Step;
import dev.pgfit.installer.step.StepContext;
import dev.pgfit.installer.step.StepFailure;
import dev.pgfit.process.Account;
import dev.pgfit.process.Folders;
import dev.pgfit.process.GuardedProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** PGlite in Node on this machine: packages, template, start, schema, verify. */
public final class PgliteRecipe implements Recipe {
    /** Settings that a reader compares with PostgreSQL's; PGlite chooses them itself. */
    private static final List<String> SETTINGS =
            List.of("fsync", "synchronous_commit", "shared_buffers", "wal_level", "work_mem");

    private final String requested;
    private final Tools tools;
    private final PglitePackages packages;
    private final Path folder;
    private final Path records;
    private final List<String> notes = new ArrayList<>();
    private @Nullable PgliteProgram program;
    private @Nullable Candidate candidate;
    private @Nullable Verification verification;
    private Map<String, String> settings = Map.of();

    /** Finds Node and npm, or says what is missing. */
    @FunctionalInterface
    public interface Tools {
        NodeTools find() throws NodeTools.MissingException;
    }

    /**
     * @param folder of this candidate alone; removed with it
     * @param records where guards are recorded for the reaper
     */
    public PgliteRecipe(String requested, Tools tools, PglitePackages packages, Path folder, Path records) {
        this.requested = requested;
        this.tools = tools;
        this.packages = packages;
        this.folder = folder.toAbsolutePath();
        this.records = records;
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
    public List<Step> steps() {
        return List.of(
                Step.of("packages", this::fetch),
                Step.of("template", this::template, "removed the data folder", () -> Folders.remove(folder)),
                Step.of("start", this::start, "stopped PGlite", this::stop),
                Step.of("schema", this::schema),
                Step.of("verify", this::verify));
    }

    private void fetch(StepContext context) throws Exception {
        NodeTools found;
        try {
            found = tools.find();
        } catch (NodeTools.MissingException e) {
            throw new StepFailure(String.valueOf(e.getMessage()), e);
        }
        Packages fetched = packages.get(requested, found, context);
        program = new PgliteProgram(found, fetched, Account.forServers(), records);
        notes.add(fetched.origin());
        notes.add("in Node.js " + found.version());
    }

    private Path templateFile() {
        return packages.folder(requested).resolve("template.tar.gz");
    }

    /** A first initialisation takes seconds and several hundred MB: it is done once per version and kept. */
    private void template(StepContext context) throws Exception {
        Account.forServers().own(folder);
        Path data = folder.resolve("data");
        Files.createDirectories(data);
        Account.forServers().own(data);
        if (Files.exists(templateFile())) {
            notes.add("data from a cached, pre-initialised template");
            return;
        }
        Path made = folder.resolve("template.tar.gz");
        try (GuardedProcess process = Objects.requireNonNull(program).makeTemplate(made, folder)) {
            context.measure(process);
            PgliteProgram.awaitReady(process);
        }
        // into the cache by one rename: whoever looks finds all of it or nothing
        Path draft = Files.createTempFile(packages.folder(requested), ".template-", null);
        Files.copy(made, draft, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(draft, templateFile(), StandardCopyOption.ATOMIC_MOVE);
        Files.delete(made);
        notes.add("data from a template made now, by a first initialisation");
    }

    private void start(StepContext context) throws Exception {
        PgliteProgram ready = Objects.requireNonNull(program);
        Path data = folder.resolve("data");
        candidate = Candidate.start(
                kind(),
                data,
                (port, watcher) -> ready.serve(port, data, templateFile(), folder, watcher),
                // every client shares one backend session behind this socket: more than one connection corrupts
                port -> new Endpoint("127.0.0.1", port, "postgres", "postgres", null, 1, false),
                context::measure);
    }

    private void stop() {
        if (candidate != null) {
            candidate.stop();
        }
    }

    private void schema(StepContext context) throws Exception {
        context.measure(candidate().process());
        try (Connection connection = Database.connect(candidate().endpoint())) {
            SupabaseSchema.create(connection);
            Map<String, String> seen = new TreeMap<>();
            for (String setting : SETTINGS) {
                seen.put(setting, Verification.ask(connection, "show " + setting));
            }
            settings = seen;
        }
        notes.add("one connection at a time: a second one waits 2 s for the first one's end, then is refused");
        notes.add("data in files on disk by Node's file system, with fsync " + settings.get("fsync"));
    }

    private void verify(StepContext context) throws Exception {
        context.measure(candidate().process());
        verification = Verification.of(candidate().endpoint());
    }

    @Override
    public List<Path> growing() {
        return disk();
    }

    @Override
    public List<Path> disk() {
        return List.of(folder, packages.folder(requested));
    }

    @Override
    public Candidate candidate() {
        return Objects.requireNonNull(candidate, "not started");
    }

    @Override
    public Details details() {
        Verification verified = Objects.requireNonNull(verification);
        return new Details(requested, verified.version(), settings, verified.extensions(), List.copyOf(notes));
    }
}
