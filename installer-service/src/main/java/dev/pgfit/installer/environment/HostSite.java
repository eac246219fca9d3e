package dev.pgfit.installer.environment;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.PgliteSpec;
import dev.pgfit.installer.candidate.PgliteRecipe;
import dev.pgfit.installer.candidate.PostgresRecipe;
import dev.pgfit.installer.candidate.Recipe;
import dev.pgfit.installer.pglite.NodeTools;
import dev.pgfit.installer.pglite.PglitePackages;
import dev.pgfit.installer.pglite.PgliteVersions;
import dev.pgfit.installer.postgres.PostgresArtifacts;
import dev.pgfit.installer.postgres.PostgresBinaries;
import dev.pgfit.installer.postgres.VersionChoice;
import dev.pgfit.process.Account;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** This machine: candidates are processes beside the installer. */
public final class HostSite implements Site {
    private final HostFolders folders;
    private final PgliteRecipe.Tools tools;
    private final PostgresBinaries postgres;
    private final PglitePackages pglite;

    public HostSite(HostFolders folders, PgliteRecipe.Tools tools, PostgresArtifacts artifacts) {
        this.folders = folders;
        this.tools = tools;
        this.postgres = new PostgresBinaries(folders.cache().resolve("postgresql"), artifacts);
        this.pglite = new PglitePackages(folders.cache().resolve("pglite"));
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
                new PostgresRecipe(wanted.postgresql(), postgres, folder.resolve("postgresql"), folders.records());
            case PGLITE ->
                new PgliteRecipe(wanted.pglite(), tools, pglite, folder.resolve("pglite"), folders.records());
        };
    }

    @Override
    public List<Obstacle> obstacles(Wanted wanted) {
        List<Obstacle> obstacles = new ArrayList<>();
        try {
            Account.forServers();
        } catch (UnsupportedOperationException e) {
            obstacles.add(new Obstacle("environment", String.valueOf(e.getMessage())));
        }
        if (wanted.candidates().contains(CandidateKind.POSTGRESQL)) {
            // how Java names a user that has no entry
            if (System.getProperty("user.name", "?").equals("?")) {
                obstacles.add(new Obstacle(
                        "postgresql", "The user that the installer runs as is not in /etc/passwd: initdb refuses it"));
            }
            postgresql(wanted.postgresql()).ifPresent(obstacles::add);
        }
        if (wanted.candidates().contains(CandidateKind.PGLITE)) {
            pglite(wanted.pglite()).ifPresent(obstacles::add);
        }
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

    private Optional<Obstacle> pglite(String version) {
        NodeTools found;
        try {
            found = tools.find();
        } catch (NodeTools.MissingException e) {
            return Optional.of(new Obstacle("pglite", String.valueOf(e.getMessage())));
        }
        if (version.equals(PgliteSpec.PINNED_VERSION) || pglite.isCached(version)) {
            return Optional.empty();
        }
        return PgliteVersions.isUnknown(version, found)
                ? Optional.of(new Obstacle(
                        "pglite.version",
                        "PGlite " + version + " is not to be had from npm; " + PgliteSpec.PINNED_VERSION
                                + " is the one that comes with a lock file"))
                : Optional.empty();
    }
}
