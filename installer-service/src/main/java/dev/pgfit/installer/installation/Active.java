package dev.pgfit.installer.installation;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateRestarted;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.InstallationUsage;
import dev.pgfit.installer.candidate.Candidate;
import dev.pgfit.installer.usage.Everybody;
import dev.pgfit.installer.usage.ReadingCost;
import dev.pgfit.process.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** An installation's candidates while they are there, and their folder. */
final class Active implements Candidate.Listener {
    private record Kept(Candidate candidate, Candidate.Keeper keeper) {}

    private static final ReadingCost COST = new ReadingCost();
    /** Rates at which it is read at once. */
    private static final int MOST_SERIES = 4;

    private final UUID id;
    private final Path folder;
    private final Disposables disposables;
    private final News news;
    private final List<Kept> kept = new CopyOnWriteArrayList<>();
    private final Map<CandidateKind, String> lost = new ConcurrentHashMap<>();
    private final Map<Duration, Readings> series = new HashMap<>();
    private boolean gone;

    /** @param disposables what else of this installation is to be taken away */
    Active(UUID id, Path folder, Disposables disposables, News news) {
        this.id = id;
        this.folder = folder;
        this.disposables = disposables;
        this.news = news;
    }

    Disposables disposables() {
        return disposables;
    }

    /** Keeps a candidate up from now on. */
    void keep(Candidate candidate) {
        kept.add(new Kept(candidate, candidate.keep(this)));
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    /** The counters now. */
    InstallationUsage usage() {
        return answer(read(), null);
    }

    /** All readings since an instant, of those that are made at a fixed rate while somebody asks for them. */
    InstallationUsage usage(Duration every, @Nullable Instant after) {
        Optional<Readings> series = series(every);
        if (series.isEmpty()) {
            return usage();
        }
        List<Readings.Round> rounds = series.get().after(after);
        List<CandidateUsage> earlier = rounds.subList(0, rounds.size() - 1).stream()
                .flatMap(round -> round.readings().stream())
                .toList();
        return answer(rounds.getLast().readings(), earlier);
    }

    private Optional<Readings> series(Duration every) {
        synchronized (series) {
            series.values().removeIf(Readings::isOver);
            if (gone || series.size() >= MOST_SERIES && !series.containsKey(every)) {
                return Optional.empty();
            }
            return Optional.of(
                    series.computeIfAbsent(every, fresh -> new Readings(every, Readings.UNASKED, this::read)));
        }
    }

    private List<CandidateUsage> read() {
        Everybody everybody = Everybody.now();
        List<CandidateUsage> readings = kept.stream()
                .flatMap(one -> usage(one.candidate(), everybody).stream())
                .toList();
        COST.count();
        return readings;
    }

    private InstallationUsage answer(List<CandidateUsage> latest, @Nullable List<CandidateUsage> earlier) {
        return new InstallationUsage(id, latest, earlier, freeBytes(), COST.seconds());
    }

    private Optional<CandidateUsage> usage(Candidate candidate, Everybody everybody) {
        String why = lost.get(candidate.kind());
        return candidate.usage(everybody).map(usage -> why == null ? usage : usage.because(why));
    }

    /** The least, where they live in different places. */
    private @Nullable Long freeBytes() {
        LongSummaryStatistics free = kept.stream()
                .flatMapToLong(one -> one.candidate().freeBytes().stream())
                .summaryStatistics();
        return free.getCount() == 0 ? null : free.getMin();
    }

    /** Ends all candidates at once and removes the folder; waits until that is done. */
    void takeAway() throws IOException {
        synchronized (series) {
            gone = true;
            series.values().forEach(Readings::close);
        }
        List<Future<?>> ends = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            kept.forEach(one -> ends.add(threads.submit(one.keeper()::close)));
            ends.add(threads.submit(disposables::close));
        }
        Folders.remove(folder);
        List<String> failures = ends.stream()
                .filter(end -> end.state() == Future.State.FAILED)
                .map(end -> String.valueOf(end.exceptionNow().getMessage()))
                .toList();
        if (!failures.isEmpty()) {
            throw new IOException(String.join("; ", failures));
        }
    }

    @Override
    public void restarted(Candidate candidate, String reason, Instant diedAt, Duration outage, int restarts) {
        news.restarted(new CandidateRestarted(id, candidate.kind(), reason, diedAt, outage, restarts));
    }

    @Override
    public void gaveUp(Candidate candidate, String reason) {
        lost.put(candidate.kind(), reason);
        news.gaveUp(id, candidate.kind(), reason);
    }
}
