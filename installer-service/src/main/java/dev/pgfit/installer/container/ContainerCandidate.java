package dev.pgfit.installer.container;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.installer.candidate.Candidate;
import dev.pgfit.installer.schema.Verification;
import dev.pgfit.installer.step.Measured;
import dev.pgfit.installer.usage.Everybody;
import dev.pgfit.process.cgroup.ControlGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A candidate in a container. */
final class ContainerCandidate implements Candidate {
    private final RunningContainer container;
    private final Endpoint endpoint;
    private final Optional<String> mortal;
    private volatile @Nullable ContainerUsage usage;
    private volatile @Nullable StatsUsage statistics;
    private volatile boolean down;
    private volatile int restarts;

    /** @param mortal why it isn't started again when it dies; empty: it is */
    ContainerCandidate(RunningContainer container, Endpoint endpoint, Optional<String> mortal) {
        this.container = container;
        this.endpoint = endpoint;
        this.mortal = mortal;
    }

    RunningContainer container() {
        return container;
    }

    Optional<String> mortal() {
        return mortal;
    }

    int restarts() {
        return restarts;
    }

    /** One more time it died and serves again. */
    void reborn() {
        restarts++;
        down = false;
    }

    /** It doesn't serve now. */
    void died() {
        down = true;
    }

    @Override
    public CandidateKind kind() {
        return container.plan().kind();
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public Optional<CandidateUsage> usage(Everybody everybody) {
        if (down) {
            return Optional.of(absent());
        }
        long pid = container.pid();
        Optional<ControlGroup> group = container.group();
        if (pid == 0 || group.isEmpty()) {
            return byStatistics();
        }
        ContainerUsage current = usage;
        if (current == null || !current.isOf(pid)) {
            current = new ContainerUsage(container, group.get(), pid);
            usage = current;
        }
        return Optional.of(current.read(restarts).orElseGet(this::absent));
    }

    private CandidateUsage absent() {
        return CandidateUsage.absent(kind(), Instant.now(), restarts);
    }

    /** A gap where even the engine doesn't tell. */
    private Optional<CandidateUsage> byStatistics() {
        if (container.engine().isLocal() && container.group().isPresent()) {
            return Optional.of(absent());
        }
        StatsUsage current = statistics;
        if (current == null) {
            current = new StatsUsage(container);
            statistics = current;
        }
        return current.read(restarts);
    }

    @Override
    public Measured measured() {
        return new GroupMeasure(container::group);
    }

    @Override
    public OptionalLong freeBytes() {
        return OptionalLong.empty();
    }

    @Override
    public Keeper keep(Listener listener) {
        return new ContainerKeeper(this, listener);
    }

    /** Asks it a query. */
    void ping() throws java.sql.SQLException {
        Verification.ping(endpoint, dev.pgfit.installer.schema.Patience.DEFAULT);
    }

    @Override
    public void stop() {
        down = true;
        try (StatsUsage ending = statistics) {
            Removal.of(container.engine(), container.plan());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
