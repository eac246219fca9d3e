package dev.pgfit.installer.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ReadingsTest {
    private static final Duration EVERY = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicInteger read = new AtomicInteger();

    @Test
    void shouldHaveTheFirstAtOnce() {
        try (Readings readings = new Readings(LONG, LONG, this::figures)) {
            // Then
            assertThat(readings.after(null)).hasSize(1);
            assertThat(read).hasValue(1);
        }
    }

    @Test
    void shouldGiveEachReadingOnceAndInOrder() throws Exception {
        try (Readings readings = new Readings(EVERY, LONG, this::figures)) {
            // When
            List<Readings.Round> given = new ArrayList<>(readings.after(null));
            while (given.size() < 30) {
                Thread.sleep(50);
                Instant before = given.getLast().at();
                readings.after(before).stream()
                        .filter(round -> round.at().isAfter(before))
                        .forEach(given::add);
            }

            // Then
            List<Integer> counters = given.stream()
                    .map(round -> round.readings().getFirst().restarts())
                    .toList();
            assertThat(counters).isSorted().startsWith(1).doesNotHaveDuplicates();
            assertThat(counters.getLast()).isEqualTo(counters.size());
        }
    }

    @Test
    void shouldRepeatTheLatestWhenThereIsNothingNew() {
        try (Readings readings = new Readings(LONG, LONG, this::figures)) {
            // Given
            Readings.Round first = readings.after(null).getFirst();

            // Then
            assertThat(readings.after(first.at())).containsExactly(first);
        }
    }

    @Test
    void shouldEndWhenNobodyAsksAnyMore() {
        try (Readings readings = new Readings(EVERY, Duration.ofMillis(100), this::figures)) {
            // When
            await(readings::isOver);

            // Then
            assertThat(read.get()).isGreaterThan(1);
        }
    }

    @Test
    void shouldEndWhenItCannotReadAndLeaveItToTheNextToAsk() {
        try (Readings readings = new Readings(EVERY, LONG, () -> {
            if (read.get() == 3) {
                throw new IllegalStateException("no /proc");
            }
            return figures();
        })) {
            // When
            await(readings::isOver);

            // Then
            assertThat(read).hasValue(3);
        }
    }

    private List<CandidateUsage> figures() {
        return List.of(CandidateUsage.absent(CandidateKind.PGLITE, Instant.now(), read.incrementAndGet()));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
