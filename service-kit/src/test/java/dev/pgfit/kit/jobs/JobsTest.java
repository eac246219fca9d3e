package dev.pgfit.kit.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class JobsTest {
    @Test
    void shouldRunTheSameIdOnce() throws Exception {
        // Given
        var runs = new AtomicInteger();
        try (var jobs = new Jobs<Integer>(1, 10)) {
            UUID id = UUID.randomUUID();

            // When
            Job<Integer> first = jobs.start(id, runs::incrementAndGet);
            Job<Integer> again = jobs.start(id, runs::incrementAndGet);

            // Then
            assertThat(again).isSameAs(first);
            assertThat(first.result().get(5, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(first.state()).isEqualTo(JobState.DONE);
            assertThat(runs).hasValue(1);
        }
    }

    @Test
    void shouldQueueWhenTheSlotIsTaken() throws Exception {
        // Given
        var release = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        try (var jobs = new Jobs<String>(1, 10)) {
            jobs.start(UUID.randomUUID(), () -> {
                started.countDown();
                release.await();
                return "first";
            });
            started.await();

            // When
            Job<String> second = jobs.start(UUID.randomUUID(), () -> "second");

            // Then
            assertThat(second.state()).isEqualTo(JobState.QUEUED);
            release.countDown();
            assertThat(second.result().get(5, TimeUnit.SECONDS)).isEqualTo("second");
        }
    }

    @Test
    void shouldBeginInTheOrderAsked() throws Exception {
        // Given
        var begun = new ConcurrentLinkedQueue<Integer>();
        List<Integer> asked = IntStream.range(0, 500).boxed().toList();
        try (var jobs = new Jobs<Boolean>(1, 10)) {
            // When
            List<Job<Boolean>> all = asked.stream()
                    .map(number -> jobs.start(UUID.randomUUID(), () -> begun.add(number)))
                    .toList();
            for (Job<Boolean> job : all) {
                job.result().get(5, TimeUnit.SECONDS);
            }

            // Then
            assertThat(begun).containsExactlyElementsOf(asked);
        }
    }

    @Test
    void shouldBeginTheNextWhenOneIsCancelledWhileItWaits() throws Exception {
        // Given
        var release = new CountDownLatch(1);
        try (var jobs = new Jobs<String>(1, 10)) {
            Job<String> first = jobs.start(UUID.randomUUID(), () -> {
                release.await();
                return "first";
            });
            Job<String> second = jobs.start(UUID.randomUUID(), () -> "second");
            Job<String> third = jobs.start(UUID.randomUUID(), () -> "third");

            // When
            jobs.cancel(second.id());
            assertThatThrownBy(() -> second.result().get(5, TimeUnit.SECONDS)).isInstanceOf(Exception.class);
            release.countDown();

            // Then
            assertThat(first.result().get(5, TimeUnit.SECONDS)).isEqualTo("first");
            assertThat(third.result().get(5, TimeUnit.SECONDS)).isEqualTo("third");
        }
    }

    @Test
    void shouldCancelRunningAndQueuedWork() throws Exception {
        // Given
        var started = new CountDownLatch(1);
        try (var jobs = new Jobs<String>(1, 10)) {
            Job<String> running = jobs.start(UUID.randomUUID(), () -> {
                started.countDown();
                Thread.sleep(60_000);
                return "never";
            });
            Job<String> queued = jobs.start(UUID.randomUUID(), () -> "never");
            started.await();

            // When
            boolean cancelledQueued = jobs.cancel(queued.id());
            boolean cancelledRunning = jobs.cancel(running.id());

            // Then
            assertThat(cancelledQueued).isTrue();
            assertThat(cancelledRunning).isTrue();
            assertThatThrownBy(() -> running.result().get(5, TimeUnit.SECONDS)).isInstanceOf(Exception.class);
            assertThatThrownBy(() -> queued.result().get(5, TimeUnit.SECONDS)).isInstanceOf(Exception.class);
            assertThat(running.state()).isEqualTo(JobState.CANCELLED);
            assertThat(queued.state()).isEqualTo(JobState.CANCELLED);
            assertThat(running.failure()).isEmpty();
        }
    }

    @Test
    void shouldSayWhyItFailed() {
        // Given
        try (var jobs = new Jobs<String>(1, 10)) {
            // When
            Job<String> job = jobs.start(UUID.randomUUID(), () -> {
                throw new IllegalStateException("disk full");
            });

            // Then
            assertThatThrownBy(() -> job.result().get(5, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
            assertThat(JobStatus.of(job).state()).isEqualTo(JobState.FAILED);
            assertThat(JobStatus.of(job).failure()).isEqualTo("disk full");
        }
    }

    @Test
    void shouldForgetTheOldestEnded() throws Exception {
        // Given
        try (var jobs = new Jobs<String>(1, 2)) {
            UUID first = UUID.randomUUID();
            jobs.start(first, () -> "1").result().get(5, TimeUnit.SECONDS);
            jobs.start(UUID.randomUUID(), () -> "2").result().get(5, TimeUnit.SECONDS);

            // When
            jobs.start(UUID.randomUUID(), () -> "3").result().get(5, TimeUnit.SECONDS);

            // Then
            assertThat(jobs.find(first)).isEmpty();
            assertThat(jobs.all()).hasSize(2);
        }
    }
}
