package dev.pgfit.installer.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.installer.candidate.Nature.Pulse;
import dev.pgfit.installer.schema.Patience;
import dev.pgfit.process.GuardedProcess;
import dev.pgfit.process.Spec;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest implements Candidate.Listener {
    private static final Patience SHORT = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(1));

    @TempDir
    Path data;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Test
    void shouldEndAProcessThatLivesButDoesNotAnswer() throws Exception {
        // Given: somebody listens, but never says a word, as a machine that hangs does
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            GuardedProcess process = sleeping();
            Nature nature = new Nature(
                    SHORT,
                    Optional.empty(),
                    Optional.of(new Pulse(Duration.ofMillis(50), SHORT, 2)),
                    Optional.of("this one can't be"));

            // When
            try (Supervisor unused = supervise(process, nature, silent.getLocalPort())) {
                // Then
                assertThat(heard.poll(30, TimeUnit.SECONDS))
                        .isEqualTo("did not answer 2 queries in a row and was ended; not started again:"
                                + " this one can't be");
                assertThat(process.isAlive()).isFalse();
            }
        }
    }

    @Test
    void shouldNotStartAMortalOneAgain() throws Exception {
        // Given
        GuardedProcess process = sleeping();

        // When
        try (Supervisor unused = supervise(process, Nature.PROGRAM.mortal("its data are gone"), 1)) {
            ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly();

            // Then
            assertThat(heard.poll(30, TimeUnit.SECONDS))
                    .isEqualTo("exited with 137; not started again: its data are gone");
        }
    }

    private GuardedProcess sleeping() throws Exception {
        return GuardedProcess.start(Spec.of("sleep", "sleep", "60"));
    }

    private Supervisor supervise(GuardedProcess process, Nature nature, int port) {
        ProgramCandidate candidate = new ProgramCandidate(
                CandidateKind.POSTGRESQL,
                new Endpoint("127.0.0.1", port, "postgres", "postgres", null, null, true),
                data,
                nature,
                (again, watcher) -> sleeping(),
                process);
        return new Supervisor(candidate, Supervisor.RestartPolicy.DEFAULT, this);
    }

    @Override
    public void restarted(Candidate candidate, String reason, Instant diedAt, Duration outage, int restarts) {
        heard.add("restarted: " + reason);
    }

    @Override
    public void gaveUp(Candidate candidate, String reason) {
        heard.add(reason);
    }
}
