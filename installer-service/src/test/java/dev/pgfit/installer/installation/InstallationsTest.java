package dev.pgfit.installer.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateRestarted;
import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.installer.candidate.Reach;
import dev.pgfit.installer.environment.HostFolders;
import dev.pgfit.installer.environment.HostSite;
import dev.pgfit.installer.environment.PgliteGround;
import dev.pgfit.installer.environment.Sites;
import dev.pgfit.installer.node.NodeTools;
import dev.pgfit.installer.postgres.PostgresArtifacts;
import dev.pgfit.kit.jobs.Job;
import dev.pgfit.kit.jobs.JobState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installations where nothing can be had: no network, no Node. */
class InstallationsTest implements News, PostgresArtifacts {
    @TempDir
    Path data;

    private final CountDownLatch listing = new CountDownLatch(1);
    private final UUID id = UUID.randomUUID();
    private volatile boolean hang;
    private Installations installations = new Installations(new Sites(List.of()), 1, this::usage, this);

    @AfterEach
    void close() {
        installations.close();
    }

    @Test
    void shouldReportEachCandidateThatFailedAndLeaveNothing() throws Exception {
        // Given
        start();

        // When
        InstallationReport report = installations.install(order(id)).result().get(30, TimeUnit.SECONDS);

        // Then
        InstallationFailed postgresql =
                (InstallationFailed) report.of(CandidateKind.POSTGRESQL).orElseThrow();
        assertThat(postgresql.failedStep()).isEqualTo("fetch");
        assertThat(postgresql.reason()).isEqualTo("no network for binaries");
        assertThat(postgresql.rollback().complete()).isTrue();
        InstallationFailed pglite =
                (InstallationFailed) report.of(CandidateKind.PGLITE).orElseThrow();
        assertThat(pglite.failedStep()).isEqualTo("packages");
        assertThat(pglite.reason()).contains("Node.js is not there").contains("NODE_BIN");
        assertThat(Files.list(data.resolve("installations"))).isEmpty();
        assertThat(installations.usage(id)).isEmpty();
    }

    @Test
    void shouldReportAnEnvironmentThatIsNotBuilt() throws Exception {
        // When
        InstallationReport report = installations.install(order(id)).result().get(30, TimeUnit.SECONDS);

        // Then
        assertThat(report.candidates()).hasSize(2).allMatch(InstallationFailed.class::isInstance);
    }

    @Test
    void shouldStopOneThatIsBeingMadeAndNotStartOneThatHasEnded() throws Exception {
        // Given
        hang = true;
        start();
        Job<InstallationReport> first = installations.install(order(id));
        assertThat(listing.await(30, TimeUnit.SECONDS)).isTrue();
        UUID other = UUID.randomUUID();
        Job<InstallationReport> second = installations.install(order(other));

        // When
        installations.end(other, "test").get(30, TimeUnit.SECONDS);
        installations.end(id, "test").get(30, TimeUnit.SECONDS);
        UUID third = UUID.randomUUID();
        installations.end(third, "ended before it was asked for").get(30, TimeUnit.SECONDS);
        Job<InstallationReport> late = installations.install(order(third));
        installations.end(third, "wait for it").get(30, TimeUnit.SECONDS);

        // Then
        assertThat(first.state()).isEqualTo(JobState.CANCELLED);
        assertThat(second.state()).isEqualTo(JobState.CANCELLED);
        assertThat(late.state()).isEqualTo(JobState.CANCELLED);
        assertThat(installations.life(first)).isEqualTo(Life.GONE);
        assertThat(Files.list(data.resolve("installations"))).isEmpty();
    }

    @Test
    void shouldReapFoldersOfDeadOwnersOnly() throws IOException {
        // Given
        HostFolders folders = new HostFolders(data);
        UUID dead = UUID.randomUUID();
        HostFolders.create(folders.installation(id));
        HostFolders.create(folders.installation(dead));
        Files.writeString(
                folders.installation(dead).resolve("owner"),
                ProcessHandle.current().pid() + " 1");

        // When
        List<String> found = folders.reap();

        // Then
        assertThat(found).containsExactly("folder " + dead);
        assertThat(folders.installation(id)).exists();
    }

    private void start() {
        HostFolders folders = new HostFolders(data);
        PgliteGround pglite =
                new PgliteGround(folders, () -> NodeTools.find(Optional.empty(), data.toString()), Reach.LOCAL);
        HostSite site = new HostSite(folders, pglite, this, Reach.LOCAL);
        installations = new Installations(new Sites(List.of(site)), 1, this::usage, this);
    }

    private Order order(UUID run) {
        return new Order(run, RunSpec.DEFAULT, List.of(CandidateKind.values()), Duration.ofMinutes(1));
    }

    private URI usage(UUID run) {
        return URI.create("http://127.0.0.1:1/installations/" + run + "/usage");
    }

    @Override
    public List<String> versions() throws UnavailableException {
        listing.countDown();
        if (hang) {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        throw new UnavailableException("no network for binaries", new IOException());
    }

    @Override
    public Fetched fetch(String version) throws UnavailableException {
        throw new UnavailableException("not reached", new IOException());
    }

    @Override
    public void progress(UUID installation, CandidateKind candidate, String message, int done, int total) {
        assertThat(done).isLessThanOrEqualTo(total);
    }

    @Override
    public void restarted(CandidateRestarted event) {
        throw new AssertionError("nothing to restart");
    }

    @Override
    public void gaveUp(UUID installation, CandidateKind candidate, String reason) {
        throw new AssertionError("nothing to give up");
    }

    @Override
    public void gone(UUID installation, String why) {
        assertThat(why).isNotEmpty();
    }
}
