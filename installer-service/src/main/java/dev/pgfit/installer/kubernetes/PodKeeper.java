package dev.pgfit.installer.kubernetes;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.installer.candidate.Candidate;
import dev.pgfit.installer.candidate.Findings;
import dev.pgfit.installer.schema.Patience;
import dev.pgfit.installer.schema.Verification;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Tells what becomes of a candidate in a pod: the kubelet starts it again, this says why it died and when it is back. */
final class PodKeeper implements Candidate.Keeper {
    private static final int MOST = 5;
    private static final Patience ASKED = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(10));
    private static final Duration RECOVERY = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final PodCandidate candidate;
    private final RunningPod pod;
    private final Candidate.Listener listener;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("keep-pod").factory());
    private int told;
    private int inner;
    private @Nullable Instant downSince;
    private boolean over;

    PodKeeper(PodCandidate candidate, Candidate.Listener listener) {
        this.candidate = candidate;
        this.pod = candidate.pod();
        this.listener = listener;
        this.told = pod.watch().state() instanceof PodState.Running running ? running.restarts() : 0;
        pod.watch().listen(state -> submit(() -> heard(state, Instant.now())));
        pod.usage().onKill(() -> submit(() -> lostProcess(Instant.now())));
        submit(() -> heard(pod.watch().state(), Instant.now()));
    }

    private void submit(Work work) {
        try {
            var unused = thread.submit(() -> {
                work.run();
                return null;
            });
        } catch (RejectedExecutionException e) {
            // it is being taken away
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void heard(PodState state, Instant at) throws InterruptedException {
        if (over) {
            return;
        }
        switch (state) {
            case PodState.Dead(Death death, int restarts) -> {
                downSince = downSince == null ? at : downSince;
                if (!pod.plan().reborn()) {
                    end(words(death) + "; not started again: its data were in memory only");
                } else if (restarts >= MOST) {
                    end(words(death) + "; not started again: it has died " + (restarts + 1) + " times");
                }
            }
            case PodState.Running running when running.restarts() > told -> again(running, at);
            case PodState.Over(String why) -> giveUp(why);
            default -> {
                // nothing to tell
            }
        }
    }

    private void again(PodState.Running running, Instant at) throws InterruptedException {
        String reason = running.lastDeath().map(this::words).orElse("was started again by the kubelet");
        Instant died = downSince;
        if (died == null) {
            died = running.lastDeath().map(Death::at).filter(at::isAfter).orElse(at);
        }
        if (answers()) {
            told = running.restarts();
            downSince = null;
            listener.restarted(candidate, reason, died, Duration.between(died, Instant.now()), told + inner);
        }
    }

    /** One of its processes only: PostgreSQL then ends all its sessions and recovers within its container. */
    private void lostProcess(Instant at) throws InterruptedException {
        if (over || candidate.kind() != CandidateKind.POSTGRESQL) {
            return;
        }
        String reason = Findings.needsMoreMemory(
                candidate.kind(), pod.plan().size().memoryBytes(), "the kernel ended one of its processes");
        if (answers()) {
            inner++;
            listener.restarted(candidate, reason, at, Duration.between(at, Instant.now()), told + inner);
        }
    }

    private String words(Death death) {
        return death.inWords(candidate.kind(), pod.plan().size());
    }

    /** Whether it serves within its time; no longer asked once its container has died again. */
    private boolean answers() throws InterruptedException {
        long end = System.nanoTime() + RECOVERY.toNanos();
        while (System.nanoTime() < end && pod.watch().state() instanceof PodState.Running) {
            try {
                Verification.ping(candidate.endpoint(), ASKED);
                return true;
            } catch (SQLException e) {
                Thread.sleep(PAUSE);
            }
        }
        return false;
    }

    /** Else the kubelet would go on trying. */
    private void end(String reason) {
        giveUp(reason);
        pod.end();
    }

    private void giveUp(String reason) {
        over = true;
        listener.gaveUp(candidate, reason);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        candidate.stop();
    }
}
