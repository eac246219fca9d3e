package dev.pgfit.installer.candidate;

import dev.pgfit.installer.node.NodeTools;
import dev.pgfit.installer.pglite.PglitePackages;
import dev.pgfit.installer.pglite.PglitePackages.Packages;
import dev.pgfit.installer.pglite.PgliteProgram;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What PGlite needs wherever it runs: its packages, and a template of its data. */
public final class PgliteParts {
    /** Settings that a reader compares with PostgreSQL's; PGlite chooses them itself. */
    public static final List<String> SETTINGS =
            List.of("fsync", "synchronous_commit", "shared_buffers", "wal_level", "work_mem");

    private final String version;
    private final NodeTools.Finder tools;
    private final PglitePackages packages;
    private final Path folder;
    private final Path records;
    private final List<String> notes = new ArrayList<>();
    private @Nullable PgliteProgram program;

    /**
     * @param folder of this candidate alone; removed with it
     * @param records where guards are recorded for the reaper
     */
    public PgliteParts(String version, NodeTools.Finder tools, PglitePackages packages, Path folder, Path records) {
        this.version = version;
        this.tools = tools;
        this.packages = packages;
        this.folder = folder.toAbsolutePath();
        this.records = records;
    }

    public Step packages() {
        return Step.of("packages", this::fetch);
    }

    public Step template() {
        return Step.of("template", this::make, "removed the data folder", () -> Folders.remove(folder));
    }

    private void fetch(StepContext context) throws Exception {
        NodeTools found;
        try {
            found = tools.find();
        } catch (NodeTools.MissingException e) {
            throw new StepFailure(String.valueOf(e.getMessage()), e);
        }
        Packages fetched = packages.get(version, found, context);
        program = new PgliteProgram(found, fetched, Account.forServers(), records);
        notes.add(fetched.origin());
    }

    /** A first initialisation takes seconds and several hundred MB: it is done once per version and kept. */
    private void make(StepContext context) throws Exception {
        Account.forServers().own(folder);
        Files.createDirectories(data());
        Account.forServers().own(data());
        if (Files.exists(templateFile())) {
            notes.add("data from a cached, pre-initialised template");
            return;
        }
        Path made = folder.resolve("template.tar.gz");
        try (GuardedProcess process = program().makeTemplate(made, folder)) {
            context.measure(process);
            PgliteProgram.awaitReady(process);
        }
        // into the cache by one rename: whoever looks finds all of it or nothing
        Path draft = Files.createTempFile(packages.folder(version), ".template-", null);
        Files.copy(made, draft, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(draft, templateFile(), StandardCopyOption.ATOMIC_MOVE);
        Files.delete(made);
        notes.add("data from a template made now, by a first initialisation");
    }

    public Path folder() {
        return folder;
    }

    /** A folder for the data, there once the template is. */
    public Path data() {
        return folder.resolve("data");
    }

    public Path templateFile() {
        return packages.template(version);
    }

    /** Folder of the packages. */
    public Path packagesFolder() {
        return packages.folder(version);
    }

    /** Once the packages are there. */
    public PgliteProgram program() {
        return Objects.requireNonNull(program, "not fetched");
    }

    /** What the report should say of them. */
    public List<String> notes() {
        return List.copyOf(notes);
    }
}
