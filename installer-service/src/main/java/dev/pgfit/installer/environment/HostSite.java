package dev.pgfit.installer.environment;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Environment;
import dev.pgfit.installer.candidate.HostLimits;
import dev.pgfit.installer.candidate.PostgresRecipe;
import dev.pgfit.installer.candidate.Reach;
import dev.pgfit.installer.candidate.Recipe;
import dev.pgfit.installer.postgres.PostgresArtifacts;
import dev.pgfit.installer.postgres.PostgresBinaries;
import dev.pgfit.installer.postgres.VersionChoice;
import dev.pgfit.process.Account;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** This machine: candidates are processes beside the installer. */
public final class HostSite implements Site {
    private final HostFolders folders;
    private final PgliteGround pglite;
    private final PostgresBinaries postgres;
    private final Reach reach;

    public HostSite(HostFolders folders, PgliteGround pglite, PostgresArtifacts artifacts, Reach reach) {
        this.folders = folders;
        this.pglite = pglite;
        this.postgres = new PostgresBinaries(
                folders.cache().resolve("postgresql"),
                folders.carried().map(carried -> carried.resolve("postgresql")),
                artifacts);
        this.reach = reach;
    }

    @Override
    public Environment environment() {
        return Environment.HOST;
    }

    @Override
    public Path folder(UUID installation) {
        return folders.installation(installation);
    }

    @Override
    public Recipe recipe(CandidateKind kind, Wanted wanted, UUID installation) {
        Path folder = folder(installation);
        return switch (kind) {
            case POSTGRESQL ->
                new PostgresRecipe(
                        wanted.postgresql(),
                        postgres,
                        folder.resolve("postgresql"),
                        folders.records(),
                        reach,
                        limits(kind, wanted, installation));
            case PGLITE -> pglite.underNode(wanted, installation, limits(kind, wanted, installation));
        };
    }

    private static HostLimits limits(CandidateKind kind, Wanted wanted, UUID id) {
        return HostLimits.of(
                wanted.spec().limits(), "pgfit-" + id + "-" + kind.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Optional<Recipe> disposable(CandidateKind kind, Wanted wanted, Spare spare) {
        return Optional.of(
                switch (kind) {
                    case POSTGRESQL ->
                        new PostgresRecipe(
                                wanted.postgresql(),
                                postgres,
                                spare.folder().resolve("postgresql"),
                                folders.records(),
                                reach,
                                limits(kind, wanted, spare.id()));
                    case PGLITE -> pglite.disposable(wanted, spare.folder(), limits(kind, wanted, spare.id()));
                });
    }

    @Override
    public List<Obstacle> obstacles(Wanted wanted) {
        List<Obstacle> obstacles = new ArrayList<>();
        try {
            Account.forServers();
        } catch (UnsupportedOperationException e) {
            obstacles.add(new Obstacle("environment", String.valueOf(e.getMessage())));
        }
        if (wanted.has(CandidateKind.POSTGRESQL)) {
            // how Java names a user that has no entry
            if (System.getProperty("user.name", "?").equals("?")) {
                obstacles.add(new Obstacle(
                        "postgresql", "The user that the installer runs as is not in /etc/passwd: initdb refuses it"));
            }
            postgresql(wanted.postgresql()).ifPresent(obstacles::add);
        }
        obstacles.addAll(pglite.obstaclesUnderNode(wanted));
        return obstacles;
    }

    private Optional<Obstacle> postgresql(String version) {
        try {
            return postgres.choose(version).isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            new Obstacle("postgresql.version", VersionChoice.unknown(version, postgres.versions())));
        } catch (PostgresArtifacts.UnavailableException e) {
            return Optional.of(new Obstacle("postgresql.version", String.valueOf(e.getMessage())));
        }
    }
}
