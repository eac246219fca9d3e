package dev.pgfit.installer.webvm;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.contracts.WebvmSpec;
import dev.pgfit.installer.candidate.HostLimits;
import dev.pgfit.installer.candidate.Passwords;
import dev.pgfit.installer.candidate.Recipe;
import dev.pgfit.installer.environment.HostFolders;
import dev.pgfit.installer.environment.PgliteGround;
import dev.pgfit.installer.environment.Site;
import dev.pgfit.installer.node.NodeTools;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * WebAssembly on this machine: PostgreSQL in a virtual machine, and PGlite in the same place. That is Node.js or a page
 * of Chromium, as the request says; in the environment {@code browser} always the latter.
 */
public final class WebvmSite implements Site {
    private final Environment environment;
    private final HostFolders folders;
    private final PgliteGround pglite;
    private final WebvmParts parts;
    private final Chromium.Finder chromium;

    /** @param environment {@code WEBVM} or {@code BROWSER} */
    public WebvmSite(
            Environment environment,
            HostFolders folders,
            PgliteGround pglite,
            GuestImages images,
            NodeTools.Finder node,
            Chromium.Finder chromium) {
        this.environment = environment;
        this.folders = folders;
        this.pglite = pglite;
        this.parts = new WebvmParts(images, node, cache(folders), folders.records());
        this.chromium = chromium;
    }

    /** Folder of host programs, images and what is prepared. */
    public static Path cache(HostFolders folders) {
        return folders.cache().resolve("webvm");
    }

    @Override
    public Environment environment() {
        return environment;
    }

    @Override
    public Path folder(UUID installation) {
        return folders.installation(installation);
    }

    private boolean inPage(RunSpec spec) {
        return environment == Environment.BROWSER || spec.webvm().host() == WebvmSpec.Host.CHROMIUM;
    }

    @Override
    public Recipe recipe(CandidateKind kind, Wanted wanted, UUID installation) {
        RunSpec spec = wanted.spec();
        Optional<Path> browser = inPage(spec) ? Optional.of(browser()) : Optional.empty();
        return switch (kind) {
            case POSTGRESQL ->
                new VirtualMachineRecipe(
                        new MachinePlan(
                                WebvmObstacles.major(wanted.postgresql()),
                                spec.webvm(),
                                folder(installation).resolve("postgresql"),
                                Passwords.random(),
                                browser),
                        parts);
            case PGLITE ->
                browser.<Recipe>map(program ->
                                new PagePgliteRecipe(spec.pglite(), pglite.parts(wanted, installation), parts, program))
                        .orElseGet(() -> pglite.underNode(wanted, installation));
        };
    }

    /** PGlite under Node; another machine or page would cost a minute and hundreds of megabytes. */
    @Override
    public Optional<Recipe> disposable(CandidateKind kind, Wanted wanted, Spare spare) {
        return kind == CandidateKind.PGLITE && !inPage(wanted.spec())
                ? Optional.of(pglite.disposable(wanted, spare.folder(), HostLimits.NONE))
                : Optional.empty();
    }

    /** Where there is none the program says so itself, in the step that starts it. */
    private Path browser() {
        try {
            return chromium.find();
        } catch (Chromium.MissingException e) {
            return Path.of("chromium");
        }
    }

    @Override
    public List<Obstacle> obstacles(Wanted wanted) {
        return new WebvmObstacles(parts, chromium, pglite).of(wanted, inPage(wanted.spec()));
    }
}
