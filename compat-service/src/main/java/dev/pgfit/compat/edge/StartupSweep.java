package dev.pgfit.compat.edge;

import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.runner.Sweeper;
import dev.pgfit.contracts.Target;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Cleans the databases that an earlier life of this service was killed in the middle of probing. */
@ApplicationScoped
public class StartupSweep {
    private static final Logger LOG = Logger.getLogger(StartupSweep.class);
    private static final int ROUNDS = 10;
    /** The server may take a while to notice that its client is gone; until then the leftovers look alive. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final CompatConfig config;
    private final Vertx vertx;

    StartupSweep(CompatConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
    }

    void onStart(@Observes StartupEvent started) {
        Journal journal = new Journal(config.data());
        journal.open()
                .forEach((note, target) -> Thread.ofVirtual().name("sweep").start(() -> sweep(journal, note, target)));
    }

    private void sweep(Journal journal, Path note, Target target) {
        for (int round = 1; round <= ROUNDS; round++) {
            try {
                List<String> failures =
                        Sweeper.sweep(new PgDatabase(vertx, target), Deadline.in(config.cleanupTimeout()));
                // twice, because the first may have come too early
                if (failures.isEmpty() && round > 1) {
                    LOG.infof("%s is clean of what a killed check left", target.endpoint());
                    journal.forget(note);
                    return;
                }
                failures.forEach(failure -> LOG.warnf("%s: left behind: %s", target.endpoint(), failure));
            } catch (DatabaseException e) {
                LOG.warnf("%s can't be cleaned yet: %s", target.endpoint(), e.words());
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                return;
            }
        }
        LOG.errorf("%s could not be cleaned; the next start tries again (%s)", target.endpoint(), note);
    }
}
