package dev.pgfit.installer.candidate;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.installer.schema.Verification;
import dev.pgfit.installer.step.Measured;
import dev.pgfit.installer.step.MeasuredProcess;
import dev.pgfit.installer.usage.Everybody;
import dev.pgfit.installer.usage.UsageCounter;
import dev.pgfit.process.FreePort;
import dev.pgfit.process.GuardedProcess;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A candidate that is a guarded program of this machine. */
public final class ProgramCandidate implements Candidate {
    private static final int PORTS_TO_TRY = 3;

    private final CandidateKind kind;
    private final Endpoint endpoint;
    private final Path data;
    private final Nature nature;
    private final Launcher launcher;
    private volatile GuardedProcess process;
    private volatile UsageCounter usage;
    private volatile int restarts;

    /** Starts the server on its data folder; returns when it says that it is ready, tells of its process before. */
    @FunctionalInterface
    public interface Launcher {
        GuardedProcess launch(int port, Consumer<GuardedProcess> watcher) throws Exception;
    }

    /** How to reach what listens on a port. */
    @FunctionalInterface
    public interface Address {
        Endpoint at(int port);
    }

    /**
     * One that runs already.
     *
     * @param launcher for further starts
     */
    public ProgramCandidate(
            CandidateKind kind,
            Endpoint endpoint,
            Path data,
            Nature nature,
            Launcher launcher,
            GuardedProcess process) {
        this.kind = kind;
        this.endpoint = endpoint;
        this.data = data;
        this.nature = nature;
        this.launcher = launcher;
        this.process = process;
        this.usage = counter(process, 0);
    }

    /** Starts it on a free port; on another one when somebody takes that meanwhile. */
    public static ProgramCandidate start(
            CandidateKind kind,
            Path data,
            Nature nature,
            Launcher launcher,
            Address address,
            Consumer<GuardedProcess> watcher)
            throws Exception {
        for (int attempt = 1; ; attempt++) {
            int port = FreePort.any();
            try {
                GuardedProcess process = launcher.launch(port, watcher);
                return new ProgramCandidate(kind, address.at(port), data, nature, launcher, process);
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                if (attempt == PORTS_TO_TRY || FreePort.preferably(port) == port) {
                    throw e;
                }
            }
        }
    }

    @Override
    public CandidateKind kind() {
        return kind;
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    public Nature nature() {
        return nature;
    }

    /** The process of the latest start. */
    public GuardedProcess process() {
        return process;
    }

    /** How often it was started again. */
    public int restarts() {
        return restarts;
    }

    @Override
    public Optional<CandidateUsage> usage(Everybody everybody) {
        return Optional.of(usage.read(everybody));
    }

    @Override
    public Measured measured() {
        return new MeasuredProcess(process);
    }

    @Override
    public OptionalLong freeBytes() {
        long free = data.toFile().getUsableSpace();
        return free == 0 ? OptionalLong.empty() : OptionalLong.of(free);
    }

    @Override
    public Keeper keep(Listener listener) {
        return new Supervisor(this, Supervisor.RestartPolicy.DEFAULT, listener);
    }

    /** Clears away what is left of the last start, starts it on the same port and data, and asks it a query. */
    void restart() throws Exception {
        process.stopKeepingFiles();
        GuardedProcess again = launcher.launch(endpoint.port(), started -> {});
        process = again;
        try {
            Verification.ping(endpoint, nature.patience());
        } catch (Exception e) {
            again.stopKeepingFiles();
            throw e;
        }
        restarts++;
        usage.close();
        usage = counter(again, restarts);
    }

    /** It lost one of its processes, and has begun anew by itself. */
    void begunAnew() {
        restarts++;
        usage.close();
        usage = counter(process, restarts);
    }

    private UsageCounter counter(GuardedProcess of, int restartsBefore) {
        return new UsageCounter(kind, of, endpoint.port(), data, restartsBefore, nature.guest());
    }

    @Override
    public void stop() {
        process.stop();
        usage.close();
    }
}
