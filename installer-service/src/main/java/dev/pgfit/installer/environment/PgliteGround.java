package dev.pgfit.installer.environment;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.PgliteSpec;
import dev.pgfit.installer.candidate.HostLimits;
import dev.pgfit.installer.candidate.PgliteParts;
import dev.pgfit.installer.candidate.PgliteRecipe;
import dev.pgfit.installer.candidate.Reach;
import dev.pgfit.installer.candidate.Recipe;
import dev.pgfit.installer.environment.Site.Obstacle;
import dev.pgfit.installer.environment.Site.Wanted;
import dev.pgfit.installer.node.NodeTools;
import dev.pgfit.installer.pglite.PglitePackages;
import dev.pgfit.installer.pglite.PgliteVersions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What every place knows of PGlite: its packages, and which of it can be had. */
public final class PgliteGround {
    /** PostgREST's pool of ten, its listener, and some to spare. */
    private static final int POOL = 20;

    private final HostFolders folders;
    private final NodeTools.Finder tools;
    private final PglitePackages packages;
    private final Reach reach;

    public PgliteGround(HostFolders folders, NodeTools.Finder tools, Reach reach) {
        this.folders = folders;
        this.tools = tools;
        this.packages = new PglitePackages(
                folders.cache().resolve("pglite"), folders.carried().map(carried -> carried.resolve("pglite")));
        this.reach = reach;
    }

    /** Its parts, for an installation. */
    public PgliteParts parts(Wanted wanted, UUID installation) {
        return parts(wanted, folders.installation(installation));
    }

    private PgliteParts parts(Wanted wanted, Path folder) {
        return new PgliteParts(wanted.pglite(), tools, packages, folder.resolve("pglite"), folders.records());
    }

    /** PGlite in Node on this machine, beside a machine that has limits of its own. */
    public Recipe underNode(Wanted wanted, UUID installation) {
        return underNode(wanted, installation, HostLimits.NONE);
    }

    /** PGlite in Node on this machine. */
    public Recipe underNode(Wanted wanted, UUID installation, HostLimits limits) {
        boolean inMemory = wanted.spec().pglite().persistence() == PgliteSpec.Persistence.MEMORY;
        return new PgliteRecipe(wanted.pglite(), parts(wanted, installation), inMemory, 1, reach, limits);
    }

    /** PGlite in Node, in memory, behind its stock server opened for a pool of clients: as it comes, unsafe. */
    public Recipe disposable(Wanted wanted, Path folder, HostLimits limits) {
        return new PgliteRecipe(wanted.pglite(), parts(wanted, folder), true, POOL, reach, limits);
    }

    /** What stands in the way of PGlite under Node. */
    public List<Obstacle> obstaclesUnderNode(Wanted wanted) {
        return obstacles(
                wanted,
                Set.of(PgliteSpec.Persistence.MEMORY, PgliteSpec.Persistence.FILES),
                "under Node.js PGlite keeps its data in files or in memory");
    }

    /**
     * What stands in the way of PGlite.
     *
     * @param possible where its data can be
     * @param otherwise what to say to who wants them elsewhere
     */
    public List<Obstacle> obstacles(Wanted wanted, Set<PgliteSpec.Persistence> possible, String otherwise) {
        if (!wanted.has(CandidateKind.PGLITE)) {
            return List.of();
        }
        List<Obstacle> obstacles = new ArrayList<>();
        PgliteSpec.Persistence persistence = wanted.spec().pglite().persistence();
        if (persistence != null && !possible.contains(persistence)) {
            obstacles.add(new Obstacle("pglite.persistence", otherwise));
        }
        NodeTools found;
        try {
            found = tools.find();
        } catch (NodeTools.MissingException e) {
            obstacles.add(new Obstacle("pglite", String.valueOf(e.getMessage())));
            return obstacles;
        }
        String version = wanted.pglite();
        if (!version.equals(PgliteSpec.PINNED_VERSION)
                && !packages.isCached(version)
                && PgliteVersions.isUnknown(version, found)) {
            obstacles.add(new Obstacle(
                    "pglite.version",
                    "PGlite " + version + " is not to be had from npm; " + PgliteSpec.PINNED_VERSION
                            + " is the one that comes with a lock file"));
        }
        return obstacles;
    }
}
