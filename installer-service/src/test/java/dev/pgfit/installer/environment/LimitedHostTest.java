package dev.pgfit.installer.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgfit.contracts.AppliedLimits;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateRestarted;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Limits;
import dev.pgfit.contracts.Quantity;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.installer.candidate.Reach;
import dev.pgfit.installer.container.Told;
import dev.pgfit.installer.installation.Installations;
import dev.pgfit.installer.installation.Order;
import dev.pgfit.installer.node.NodeTools;
import dev.pgfit.installer.postgres.MavenArtifacts;
import dev.pgfit.installer.schema.Database;
import dev.pgfit.process.cgroup.GroupLimits;
import dev.pgfit.process.cgroup.Hierarchies;
import dev.pgfit.process.cgroup.LimitedGroup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits on this machine, for real: skipped where no control group may be made. */
class LimitedHostTest {
    // binaries and packages stay from one test run to the next
    private static final Path DATA = Path.of("target/limited-host").toAbsolutePath();

    private final Told told = new Told();
    private final UUID id = UUID.randomUUID();
    private Installations installations = new Installations(new Sites(List.of()), 1, this::usage, told);

    @BeforeEach
    void start() {
        LimitedGroup tried = LimitedGroup.make(
                Hierarchies.SYSTEM,
                "pgfit-try-" + id,
                new GroupLimits(OptionalLong.of(64L << 20), OptionalLong.of(1000)));
        tried.remove();
        assumeTrue(
                tried.memoryLimited() && tried.cpuLimited(),
                () -> tried.refused().orElse(""));
        HostFolders folders = new HostFolders(DATA);
        PgliteGround pglite = new PgliteGround(
                folders,
                () -> NodeTools.find(
                        Optional.ofNullable(System.getenv("NODE_BIN")).map(Path::of), System.getenv("PATH")),
                Reach.LOCAL);
        installations = new Installations(
                new Sites(List.of(new HostSite(folders, pglite, new MavenArtifacts(), Reach.LOCAL))),
                1,
                this::usage,
                told);
    }

    @AfterEach
    void close() throws IOException {
        installations.close();
        assertThat(groups()).isEmpty();
    }

    @Test
    void shouldLimitPostgresqlAndSayWhenItNeedsMore() throws Exception {
        // Given
        Limits limits = new Limits(Quantity.of("96Mi"), Quantity.of("500m"));

        // When
        Installed installed = (Installed)
                install(limits, CandidateKind.POSTGRESQL).candidates().getFirst();

        // Then
        AppliedLimits applied = installed.limits();
        assertThat(applied).isNotNull();
        assertThat(applied.applied()).isEqualTo(limits);
        assertThat(applied.how()).startsWith("cgroup v");
        assertThat(installed.tuning()).containsEntry("shared_buffers", "16MB");
        assertThat(groups()).isNotEmpty();

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
        ask(installed, "select 1");
    }

    @Test
    void shouldSayThatPgliteCannotEvenStartWithSoLittle() throws Exception {
        // When
        InstallationReport report = install(new Limits(Quantity.of("64Mi"), null), CandidateKind.PGLITE);

        // Then
        InstallationFailed failed = (InstallationFailed) report.candidates().getFirst();
        assertThat(failed.reason()).startsWith("PGlite needs more than 64 MiB here");
        assertThat(failed.rollback().complete()).isTrue();
        assertThat(groups()).isEmpty();
    }

    private InstallationReport install(Limits limits, CandidateKind kind) throws Exception {
        RunSpec some = RunSpec.DEFAULT;
        RunSpec spec = new RunSpec(
                null,
                Environment.HOST,
                some.postgresql(),
                some.pglite(),
                some.webvm(),
                limits,
                some.benchmark(),
                some.resources(),
                some.compatibility(),
                some.criteria(),
                some.deadline());
        return installations
                .install(new Order(id, spec, List.of(kind), Duration.ofMinutes(5)))
                .result()
                .get(180, TimeUnit.SECONDS);
    }

    private static void ask(Installed installed, String sql) throws SQLException {
        try (Connection connection = Database.connect(installed.target().endpoint());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<Path> groups() throws IOException {
        try (Stream<Path> all = Files.find(
                Path.of("/sys/fs/cgroup"),
                8,
                (path, about) ->
                        about.isDirectory() && path.getFileName().toString().startsWith("pgfit-" + id))) {
            return all.toList();
        }
    }

    private URI usage(UUID run) {
        return URI.create("http://127.0.0.1:1/installations/" + run + "/usage");
    }
}
