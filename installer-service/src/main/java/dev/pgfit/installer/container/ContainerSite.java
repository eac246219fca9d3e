package dev.pgfit.installer.container;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.PgliteSpec;
import dev.pgfit.installer.candidate.Recipe;
import dev.pgfit.installer.environment.HostFolders;
import dev.pgfit.installer.environment.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/** Each candidate in a container of an engine that speaks Docker's API. */
public final class ContainerSite implements Site {
    /** PostgREST's pool of ten, its listener, and some to spare. */
    private static final int POOL = 20;
    /** An image that can't be had is refused by its registry within this; one that can goes on being fetched. */
    private static final Duration REFUSAL = Duration.ofSeconds(12);

    private final HostFolders folders;
    private final ContainerSettings settings;
    private final Engines engines;

    public ContainerSite(HostFolders folders, ContainerSettings settings, Engines engines) {
        this.folders = folders;
        this.settings = settings;
        this.engines = engines;
    }

    @Override
    public Environment environment() {
        return Environment.CONTAINER;
    }

    @Override
    public Path folder(UUID installation) {
        return folders.installation(installation);
    }

    @Override
    public Recipe recipe(CandidateKind kind, Wanted wanted, UUID installation) {
        boolean inMemory = wanted.spec().pglite().persistence() == PgliteSpec.Persistence.MEMORY;
        return recipe(contents(kind, wanted, inMemory, 1), wanted, installation, installation + "-" + kind);
    }

    @Override
    public Optional<Recipe> disposable(CandidateKind kind, Wanted wanted, Spare spare) {
        return Optional.of(
                recipe(contents(kind, wanted, true, POOL), wanted, spare.installation(), spare.id() + "-" + kind));
    }

    private Recipe recipe(Contents contents, Wanted wanted, UUID installation, String id) {
        return new ContainerRecipe(
                engines,
                settings.pull(),
                contents,
                Labels.of(engines.data(), installation.toString(), contents.kind(), id),
                wanted.spec().limits());
    }

    private Contents contents(CandidateKind kind, Wanted wanted, boolean inMemory, int connections) {
        return switch (kind) {
            case POSTGRESQL ->
                new PostgresContents(
                        wanted.postgresql(), image(kind, wanted), wanted.spec().limits());
            case PGLITE -> new PgliteContents(wanted.pglite(), image(kind, wanted), inMemory, connections);
        };
    }

    private String image(CandidateKind kind, Wanted wanted) {
        return switch (kind) {
            case POSTGRESQL -> settings.postgresImage(wanted.postgresql());
            case PGLITE -> settings.pglite();
        };
    }

    @Override
    public List<Obstacle> obstacles(Wanted wanted) {
        List<Obstacle> obstacles = new ArrayList<>();
        if (wanted.has(CandidateKind.PGLITE) && wanted.spec().pglite().persistence() == PgliteSpec.Persistence.IDB) {
            obstacles.add(
                    new Obstacle("pglite.persistence", "in a container PGlite keeps its data in files or memory"));
        }
        // both are asked for before either is waited for
        Map<CandidateKind, Fetching> images = new EnumMap<>(CandidateKind.class);
        long end = System.nanoTime() + REFUSAL.toNanos();
        try {
            for (CandidateKind kind : wanted.candidates()) {
                images.put(kind, engines.image(image(kind, wanted)));
            }
        } catch (EngineException e) {
            obstacles.add(new Obstacle("environment", "container: " + e.getMessage()));
            return obstacles;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            obstacles.add(new Obstacle("environment", "container: interrupted while looking for an engine"));
            return obstacles;
        }
        images.forEach((kind, image) -> missing(kind, image, end).ifPresent(obstacles::add));
        return obstacles;
    }

    private static Optional<Obstacle> missing(CandidateKind kind, Fetching image, long end) {
        try {
            image.await(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            return Optional.empty();
        } catch (TimeoutException e) {
            return Optional.empty(); // on its way: the installation waits for it
        } catch (EngineException e) {
            return Optional.of(
                    switch (kind) {
                        case POSTGRESQL ->
                            new Obstacle(
                                    "postgresql",
                                    e.getMessage() + ". pgfit.installer.container.postgres-image names another one");
                        case PGLITE ->
                            new Obstacle(
                                    "pglite",
                                    e.getMessage() + ". ./pgfit images --only pglite builds it;"
                                            + " pgfit.installer.container.pglite-image names another one");
                    });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Obstacle("environment", "container: interrupted while an image was looked for"));
        }
    }
}
