package dev.pgfit.compat.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.runner.RunToken;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Target;
import dev.pgfit.testkit.KafkaResource;
import dev.pgfit.testkit.PostgresResource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class StartupSweepFlowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    StartupSweep sweep;

    @Inject
    CompatConfig config;

    @Test
    void shouldCleanADatabaseThatAKilledLifeWasProbing() throws Exception {
        // Given
        Target target = target();
        Database database = new PgDatabase(Probing.VERTX, target);
        List<?> before = Probing.inventory(database);
        Journal journal = new Journal(config.data());
        UUID job = UUID.randomUUID();
        journal.open(job, List.of(target));
        Path note = journal.open().keySet().iterator().next();
        String left = "pgfit_check_killed_"
                + RunToken.create(target.endpoint().database(), new Random(7)).value();
        Probing.ask(database, "CREATE SCHEMA " + left);
        Probing.ask(database, "CREATE ROLE " + left + "_reader");

        // When
        sweep.onStart(new StartupEvent());

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(note)))
                .isEqualTo("rw-------");
        awaitGone(note);
        assertThat(Probing.inventory(database)).isEqualTo(before);
    }

    private static void awaitGone(Path note) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Files.exists(note)) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(100);
        }
    }

    @Test
    void shouldKeepNoNoteOfAJobThatHasEnded() throws IOException {
        // Given
        Journal journal = new Journal(config.data());
        UUID job = UUID.randomUUID();

        // When
        journal.open(job, List.of(target()));
        journal.close(job, List.of(target()));

        // Then
        assertThat(journal.open()).isEmpty();
    }

    private static Target target() {
        return Probing.target(CandidateKind.POSTGRESQL, PostgresResource.endpoint());
    }
}
