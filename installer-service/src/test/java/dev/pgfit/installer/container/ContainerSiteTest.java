package dev.pgfit.installer.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateRestarted;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.DisposableCandidate;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Limits;
import dev.pgfit.contracts.PgliteSpec;
import dev.pgfit.contracts.Quantity;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.installer.environment.HostFolders;
import dev.pgfit.installer.environment.Site.Obstacle;
import dev.pgfit.installer.environment.Site.Wanted;
import dev.pgfit.installer.environment.Sites;
import dev.pgfit.installer.installation.Installations;
import dev.pgfit.installer.installation.Order;
import dev.pgfit.installer.schema.Database;
import dev.pgfit.installer.schema.Verification;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Candidates in real containers; skipped where no engine is. */
class ContainerSiteTest {
    @TempDir
    Path data;

    private final Told told = new Told();
    private final UUID id = UUID.randomUUID();
    private Installations installations = new Installations(new Sites(List.of()), 1, this::usage, told);

    @BeforeEach
    void start() {
        TestEngine.assume();
        installations = new Installations(new Sites(List.of(site(TestEngine.settings()))), 1, this::usage, told);
    }

    @AfterEach
    void close() throws Exception {
        installations.close();
        if (TestEngine.isThere()) {
            assertThat(TestEngine.containersOf(data)).isEmpty();
        }
    }

    @Test
    void shouldInstallBothWithinLimitsKeepThemUpAndTakeThemAway() throws Exception {
        // Given
        Limits limits = limits("512Mi", "1");

        // When
        InstallationReport report = install(limits, CandidateKind.values());

        // Then
        assertThat(report.targets()).as("%s", report.candidates()).hasSize(2);
        assertThat(TestEngine.containersOf(data)).hasSize(2);
        for (CandidateKind kind : CandidateKind.values()) {
            Installed installed = (Installed) report.of(kind).orElseThrow();
            assertThat(installed.target().environment()).isEqualTo(Environment.CONTAINER);
            assertThat(installed.limits()).isNotNull().satisfies(applied -> {
                assertThat(applied.applied()).isEqualTo(limits);
                assertThat(applied.how()).isEqualTo("container");
            });
            assertThat(installed.extensions()).anyMatch(name -> name.startsWith("pgcrypto "));
            assertThat(installed.footprint().memoryBytes()).isBetween(5_000_000L, 512L << 20);
            assertThat(installed.footprint().cpuSeconds()).isPositive();
            assertThat(installed.tuning()).containsKey("fsync");
            shouldBeStartedAgainOnItsData(kind, installed);
        }
        Optional<DisposableCandidate> spare = installations.giveDisposable(id, CandidateKind.PGLITE);
        assertThat(spare.orElseThrow().target().endpoint().maxConnections()).isEqualTo(20);
        assertThat(TestEngine.containersOf(data)).hasSize(3);
    }

    private void shouldBeStartedAgainOnItsData(CandidateKind kind, Installed installed) throws Exception {
        try (Connection connection = Database.connect(installed.target().endpoint());
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept as select generate_series(1, 20000) as answer");
        }
        CandidateUsage before = usage(kind);
        assertThat(before.running()).isTrue();
        assertThat(before.cpuSeconds()).isPositive();
        assertThat(before.pssBytes()).isBetween(5_000_000L, 512L << 20);
        assertThat(before.rssBytes()).isBetween(5_000_000L, 512L << 20);
        assertThat(before.networkReceivedBytes()).isPositive();
        assertThat(before.processes()).isPositive();

        TestEngine.kill(data, kind);

        CandidateRestarted event = told.restarts.poll(60, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        assertThat(event.candidate()).isEqualTo(kind);
        assertThat(event.reason()).isEqualTo("its container exited with 137 (killed)");
        assertThat(event.restarts()).isOne();
        try (Connection connection = Database.connect(installed.target().endpoint())) {
            assertThat(Verification.ask(connection, "select count(*) from kept"))
                    .isEqualTo("20000");
        }
        CandidateUsage after = usage(kind);
        assertThat(after.running()).isTrue();
        assertThat(after.restarts()).isOne();
    }

    @Test
    void shouldSayThatPgliteNeedsMoreMemory() throws Exception {
        // When
        InstallationReport report = install(limits("64Mi", null), CandidateKind.PGLITE);

        // Then
        InstallationFailed failed =
                (InstallationFailed) report.of(CandidateKind.PGLITE).orElseThrow();
        assertThat(failed.reason()).startsWith("PGlite needs more than 64 MiB here");
        assertThat(failed.rollback().complete()).isTrue();
        assertThat(failed.rollback().undone()).contains("removed the container");
        assertThat(TestEngine.containersOf(data)).isEmpty();
    }

    @Test
    void shouldSayThatPostgresqlNeedsMoreMemoryOnceItHasLostAProcess() throws Exception {
        // Given
        InstallationReport report = install(limits("96Mi", null), CandidateKind.POSTGRESQL);
        Installed installed = (Installed) report.candidates().getFirst();
        assertThat(installed.tuning()).containsEntry("shared_buffers", "16MB");

        // When
        assertThatThrownBy(() -> ask(
                        installed,
                        "set work_mem = '2GB'; select count(*) from (select repeat(g::text, 50) t"
                                + " from generate_series(1, 3000000) g order by t) s"))
                .isInstanceOf(SQLException.class);

        // Then
        CandidateRestarted event = told.restarts.poll(60, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        assertThat(event.reason()).startsWith("PostgreSQL needs more than 96 MiB here");
    }

    @Test
    void shouldCountByTheEngineWhereTheGroupCannotBeSeen() throws Exception {
        // Given
        install(null, CandidateKind.PGLITE);
        RunningContainer unseen = TestEngine.unseen(data);

        // When
        Optional<CandidateUsage> usage = Optional.empty();
        try (StatsUsage statistics = new StatsUsage(unseen)) {
            for (int i = 0; i < 100 && usage.isEmpty(); i++) {
                Thread.sleep(100);
                usage = statistics.read(0);
            }
        }

        // Then
        assertThat(usage).hasValueSatisfying(seen -> {
            assertThat(seen.running()).isTrue();
            assertThat(seen.cpuSeconds()).isPositive();
            assertThat(seen.rssBytes()).isGreaterThan(50_000_000);
        });
    }

    @Test
    void shouldRefuseWhatCannotBeHadBeforeAnythingStarts() {
        // Given
        ContainerSettings nowhere = new ContainerSettings(
                Optional.of("localhost/pgfit-none/postgres:1"),
                "localhost/pgfit-none/pglite:1",
                Duration.ofMinutes(1),
                Optional.empty());

        // When
        List<Obstacle> obstacles = site(nowhere).obstacles(wanted(null, CandidateKind.values()));

        // Then
        assertThat(obstacles).extracting(Obstacle::field).containsExactly("postgresql", "pglite");
        assertThat(obstacles)
                .allSatisfy(obstacle -> assertThat(obstacle.message())
                        .contains("localhost/pgfit-none/")
                        .contains("pgfit.installer.container."));
    }

    @Test
    void shouldSayThatAnImageHoldsAnotherVersion() throws Exception {
        // Given
        RunSpec spec = spec(null, new PgliteSpec("0.4.1", null));

        // When
        InstallationReport report = installations
                .install(new Order(id, spec, List.of(CandidateKind.PGLITE), Duration.ofMinutes(5)))
                .result()
                .get(120, TimeUnit.SECONDS);

        // Then
        InstallationFailed failed = (InstallationFailed) report.candidates().getFirst();
        assertThat(failed.reason())
                .startsWith("PGlite 0.4.1 was asked for; the image")
                .endsWith("0.5.16");
    }

    @Test
    void shouldRemoveWhatAnInstallerThatWasKilledLeft() throws Exception {
        // Given
        Process other = TestEngine.installerThatDies(data, id);
        assertThat(other.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(TestEngine.containersOf(data)).hasSize(1);

        // When
        List<String> reaped = new Engines(TestEngine.settings(), data, System.getenv()).reap();

        // Then
        assertThat(reaped).singleElement().asString().startsWith("container ");
        assertThat(TestEngine.containersOf(data)).isEmpty();
        assertThat(new Engines(TestEngine.settings(), data, System.getenv()).reap())
                .isEmpty();
    }

    private static void ask(Installed installed, String sql) throws SQLException {
        try (Connection connection = Database.connect(installed.target().endpoint());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private ContainerSite site(ContainerSettings settings) {
        return new ContainerSite(new HostFolders(data), settings, new Engines(settings, data, System.getenv()));
    }

    private InstallationReport install(@Nullable Limits limits, CandidateKind... kinds) throws Exception {
        assertThat(site(TestEngine.settings()).obstacles(wanted(limits, kinds))).isEmpty();
        Files.createDirectories(data);
        return installations
                .install(new Order(id, spec(limits, PgliteSpec.DEFAULT), List.of(kinds), Duration.ofMinutes(5)))
                .result()
                .get(120, TimeUnit.SECONDS);
    }

    private static Wanted wanted(@Nullable Limits limits, CandidateKind... kinds) {
        return new Wanted(spec(limits, PgliteSpec.DEFAULT), List.of(kinds));
    }

    private static RunSpec spec(@Nullable Limits limits, PgliteSpec pglite) {
        RunSpec some = RunSpec.DEFAULT;
        return new RunSpec(
                null,
                Environment.CONTAINER,
                some.postgresql(),
                pglite,
                some.webvm(),
                limits,
                some.benchmark(),
                some.resources(),
                some.compatibility(),
                some.criteria(),
                some.deadline());
    }

    static Limits limits(String memory, @Nullable String cpu) {
        return new Limits(Quantity.of(memory), cpu == null ? null : Quantity.of(cpu));
    }

    private CandidateUsage usage(CandidateKind kind) throws InterruptedException {
        installations.usage(id);
        Thread.sleep(300); // the dear figures are taken in the background
        return installations.usage(id).orElseThrow().of(kind).orElseThrow();
    }

    private URI usage(UUID run) {
        return URI.create("http://127.0.0.1:1/installations/" + run + "/usage");
    }
}
