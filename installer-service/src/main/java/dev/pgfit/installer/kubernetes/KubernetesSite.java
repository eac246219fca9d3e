package dev.pgfit.installer.kubernetes;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.PgliteSpec;
import dev.pgfit.installer.candidate.Recipe;
import dev.pgfit.installer.environment.HostFolders;
import dev.pgfit.installer.environment.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A Kubernetes cluster: each candidate is a pod in a namespace for candidates. */
public final class KubernetesSite implements Site {
    /** PostgREST's pool of ten, its listener, and some to spare. */
    private static final int POOL = 20;
    /** The installer's own lease comes first; this is for when there is no installer any more. */
    private static final Duration HARD_END_LATER = Duration.ofMinutes(2);

    private final HostFolders folders;
    private final PodGround ground;

    public KubernetesSite(HostFolders folders, PodGround ground) {
        this.folders = folders;
        this.ground = ground;
    }

    @Override
    public Environment environment() {
        return Environment.KUBERNETES;
    }

    /** Nothing of a pod is on this machine: it stays empty. */
    @Override
    public Path folder(UUID installation) {
        return folders.installation(installation);
    }

    @Override
    public Recipe recipe(CandidateKind kind, Wanted wanted, UUID installation) {
        boolean inMemory = wanted.spec().pglite().persistence() == PgliteSpec.Persistence.MEMORY;
        return recipe(kind, wanted, placing(wanted, installation, installation), inMemory, 1);
    }

    @Override
    public Optional<Recipe> disposable(CandidateKind kind, Wanted wanted, Spare spare) {
        return Optional.of(recipe(kind, wanted, placing(wanted, spare.installation(), spare.id()), true, POOL));
    }

    private Placing placing(Wanted wanted, UUID run, UUID id) {
        return new Placing(run, id, wanted.spec().limits(), wanted.lease().plus(HARD_END_LATER), ground.settings());
    }

    private Recipe recipe(CandidateKind kind, Wanted wanted, Placing placing, boolean inMemory, int connections) {
        return new PodRecipe(
                ground,
                switch (kind) {
                    case POSTGRESQL -> PostgresPod.of(wanted.postgresql(), placing);
                    case PGLITE -> PglitePod.of(wanted.pglite(), placing, inMemory, connections);
                });
    }

    @Override
    public List<Obstacle> obstacles(Wanted wanted) {
        List<Obstacle> obstacles = new ArrayList<>();
        if (wanted.has(CandidateKind.PGLITE)) {
            if (wanted.spec().pglite().persistence() == PgliteSpec.Persistence.IDB) {
                obstacles.add(new Obstacle(
                        "pglite.persistence",
                        "in a pod PGlite runs in Node.js and keeps its data in files or in memory"));
            }
            if (!wanted.pglite().equals(PgliteSpec.PINNED_VERSION)
                    && !ground.settings().pglite().contains("{version}")) {
                obstacles.add(new Obstacle(
                        "pglite.version",
                        "the image %s has PGlite %s; for others set an image with {version} in its name"
                                .formatted(ground.settings().pglite(), PgliteSpec.PINNED_VERSION)));
            }
        }
        new Access(ground.cluster()).obstacle().ifPresent(obstacles::add);
        return obstacles;
    }
}
