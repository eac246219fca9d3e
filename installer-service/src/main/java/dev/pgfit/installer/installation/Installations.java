package dev.pgfit.installer.installation;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.DisposableCandidate;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.InstallationUsage;
import dev.pgfit.installer.environment.HostFolders;
import dev.pgfit.installer.environment.Site;
import dev.pgfit.installer.environment.Sites;
import dev.pgfit.kit.jobs.Job;
import dev.pgfit.kit.jobs.Jobs;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All installations, from being asked for to being taken away. There are as many slots as installations may be there
 * at once: one holds its slot until it is taken away, for two would disturb each other's figures. Thread-safe.
 */
public final class Installations implements AutoCloseable {
    private static final int REMEMBERED = 200;

    private final Sites sites;
    private final News news;
    private final Function<UUID, URI> usageAddress;
    private final int total;
    private final Semaphore slots;
    private final Jobs<InstallationReport> jobs = new Jobs<>(Integer.MAX_VALUE, REMEMBERED);
    private final Map<UUID, Lease> leases = new ConcurrentHashMap<>();
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();
    private final Map<UUID, CompletableFuture<Void>> leaving = new ConcurrentHashMap<>();
    private final Set<UUID> ended = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("leases").factory());

    /**
     * @param slots how many installations may be there at once
     * @param usageAddress where an installation's counters are served
     */
    public Installations(Sites sites, int slots, Function<UUID, URI> usageAddress, News news) {
        this.sites = sites;
        this.news = news;
        this.usageAddress = usageAddress;
        this.total = slots;
        this.slots = new Semaphore(slots, true);
    }

    /**
     * Installs, or finds the installation that already has this id. One that has ended is not started again: its job
     * is cancelled.
     */
    public Job<InstallationReport> install(Order order) {
        return jobs.start(order.id(), () -> run(order));
    }

    private InstallationReport run(Order order) throws Exception {
        UUID id = order.id();
        Optional<Site> site = sites.of(order.spec().environment());
        if (site.isEmpty()) {
            return Installing.impossible(order, sites.notBuilt(order.spec().environment()));
        }
        waiting.add(id);
        try {
            refuseEnded(id);
            awaitEarlier(id);
            slots.acquire();
        } finally {
            waiting.remove(id);
        }
        URI usage = usageAddress.apply(id);
        Disposables disposables = new Disposables(order, site.get(), usage);
        Lease lease = new Lease(new Active(id, site.get().folder(id), disposables, news), order.lease());
        leases.put(id, lease);
        try {
            HostFolders.create(site.get().folder(id));
            InstallationReport report = new Installing(order, site.get(), usage, news, lease.active()).run();
            refuseEnded(id);
            if (lease.active().isEmpty()) {
                release(id, lease, "nothing could be installed");
            } else {
                var unused = clock.schedule(
                        () -> end(id, "its lease ended"), order.lease().toMillis(), TimeUnit.MILLISECONDS);
            }
            return report;
        } catch (Exception e) {
            release(id, lease, "not installed: " + e.getMessage());
            throw e;
        }
    }

    /** One that was let go and came back: its folder must be gone first. */
    private void awaitEarlier(UUID id) throws InterruptedException, ExecutionException {
        CompletableFuture<Void> gone = leaving.get(id);
        if (gone != null) {
            gone.get();
        }
    }

    private void refuseEnded(UUID id) {
        if (ended.contains(id)) {
            throw new CancellationException("ended before it was there");
        }
    }

    /** Takes an installation away, or stops it being made; returns at once, the future completes when it is gone. */
    public CompletableFuture<Void> end(UUID id, String why) {
        ended.add(id);
        Optional<Job<InstallationReport>> job = jobs.find(id);
        jobs.cancel(id);
        return takeAway(id, job, why);
    }

    /**
     * Another installer has it from now on: like {@link #end}, but it may come back and is installed anew then.
     */
    public CompletableFuture<Void> letGo(UUID id) {
        CompletableFuture<Void> gone = takeAway(id, jobs.abandon(id), "another installer has it");
        leaving.put(id, gone);
        return gone.whenComplete((done, failure) -> leaving.remove(id, gone));
    }

    private CompletableFuture<Void> takeAway(UUID id, Optional<Job<InstallationReport>> job, String why) {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        Thread.ofVirtual().name("end-" + id).start(() -> {
            try {
                // one that is being made stops, and takes away what it has installed so far by itself
                job.ifPresent(
                        made -> made.result().exceptionally(failure -> null).join());
                Lease lease = leases.get(id);
                if (lease != null) {
                    release(id, lease, why);
                }
            } finally {
                gone.complete(null);
            }
        });
        return gone;
    }

    private void release(UUID id, Lease lease, String why) {
        // the flag is set by the take-away itself: an interrupt must not keep it from its work
        boolean interrupted = Thread.interrupted();
        lease.once(() -> {
            String outcome = why;
            try {
                lease.active().takeAway();
            } catch (IOException | RuntimeException e) {
                outcome = why + "; not all of it could be removed: " + e.getMessage();
            } finally {
                leases.remove(id);
                slots.release();
            }
            news.gone(id, outcome);
        });
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it is being made, or was: one that only waits for a slot has not begun. */
    public boolean begun(UUID id) {
        return find(id).map(job -> life(job) != Life.QUEUED).orElse(false);
    }

    /** How many slots are taken. */
    public int taken() {
        return total - slots.availablePermits();
    }

    public Optional<Job<InstallationReport>> find(UUID id) {
        return jobs.find(id);
    }

    /** All that are known, oldest first. */
    public List<Job<InstallationReport>> all() {
        return jobs.all();
    }

    /** How many wait for a slot. */
    public int queued() {
        return waiting.size();
    }

    /** How many are being made. */
    public long installing() {
        return all().stream().filter(job -> life(job) == Life.INSTALLING).count();
    }

    /** How many hold a slot: those being made and those that are there. */
    public int present() {
        return leases.size();
    }

    /** Where it stands. */
    public Life life(Job<InstallationReport> job) {
        UUID id = job.id();
        if (waiting.contains(id)) {
            return Life.QUEUED;
        }
        if (!job.state().ended()) {
            return Life.INSTALLING;
        }
        return leases.containsKey(id) ? Life.INSTALLED : Life.GONE;
    }

    /** When it will be taken away at the latest; empty when it isn't there. */
    public Optional<Lease> lease(UUID id) {
        return Optional.ofNullable(leases.get(id));
    }

    /** Counters of what is there; empty when there is no such installation now. */
    public Optional<InstallationUsage> usage(UUID id) {
        return lease(id).map(lease -> lease.active().usage());
    }

    /**
     * Counters of what is there, read at a fixed rate while somebody asks for them.
     *
     * @param after those up to then are had already; {@code null}: only the latest is wanted
     */
    public Optional<InstallationUsage> usage(UUID id, Duration every, @Nullable Instant after) {
        return lease(id).map(lease -> lease.active().usage(every, after));
    }

    /**
     * Another candidate beside those of an installation, to be broken.
     *
     * @return empty when the place offers none of this kind
     * @throws UnavailableException when the installation isn't there, or why there is none now
     * @throws InterruptedException when asked to stop; nothing of it is left
     */
    public Optional<DisposableCandidate> giveDisposable(UUID id, CandidateKind kind)
            throws UnavailableException, InterruptedException {
        Lease lease = lease(id).orElseThrow(() -> new UnavailableException("the installation isn't there"));
        return lease.active().disposables().give(kind);
    }

    /** Takes a disposable one away; whether it was there. */
    public boolean endDisposable(UUID id, UUID disposable) {
        return lease(id)
                .map(lease -> lease.active().disposables().end(disposable))
                .orElse(false);
    }

    /** Takes all away and waits for that. */
    @Override
    public void close() {
        clock.shutdownNow();
        List<CompletableFuture<Void>> gone = jobs.all().stream()
                .map(job -> end(job.id(), "the installer stops"))
                .toList();
        CompletableFuture.allOf(gone.toArray(CompletableFuture[]::new)).join();
    }
}
