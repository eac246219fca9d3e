package dev.pgfit.decision.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.decision.life.Happening;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final UUID RUN = UUID.randomUUID();

    private final List<List<String>> done = new CopyOnWriteArrayList<>();

    private static Happening happening(String reason) {
        return new Happening.Cancelled(RUN, reason);
    }

    private static List<String> reasons(List<Happening> happenings) {
        return happenings.stream()
                .map(Happening.Cancelled.class::cast)
                .map(Happening.Cancelled::reason)
                .toList();
    }

    private static void await(List<CompletionStage<Void>> stages) throws Exception {
        CompletableFuture.allOf(stages.stream()
                        .map(stage -> stage.toCompletableFuture().exceptionally(failure -> null))
                        .toArray(CompletableFuture[]::new))
                .get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldDoTogetherWhatCameWhileItWasBusy() throws Exception {
        // Given
        var firstMayEnd = new CompletableFuture<Void>();
        var lane = new Lane(Runnable::run, happenings -> {
            done.add(reasons(happenings));
            return Uni.createFrom().completionStage(firstMayEnd);
        });

        // When
        List<CompletionStage<Void>> stages = new ArrayList<>();
        IntStream.range(0, 70).forEach(i -> stages.add(lane.add(happening("" + i))));
        int waiting = lane.waiting();
        firstMayEnd.complete(null);
        await(stages);

        // Then
        assertThat(waiting).isEqualTo(69);
        assertThat(done).extracting(List::size).containsExactly(1, 64, 5);
        assertThat(done.stream().flatMap(List::stream))
                .containsExactlyElementsOf(
                        IntStream.range(0, 70).mapToObj(i -> "" + i).toList());
    }

    @Test
    void shouldGiveUpOnlyWhatCannotBeDone() throws Exception {
        // Given
        var lane = new Lane(Runnable::run, happenings -> {
            List<String> reasons = reasons(happenings);
            if (reasons.contains("bad")) {
                return Uni.createFrom().failure(new IllegalArgumentException("bad"));
            }
            done.add(reasons);
            return Uni.createFrom().voidItem().onItem().delayIt().by(java.time.Duration.ofMillis(50));
        });

        // When
        var stages = List.of("busy", "good", "bad", "better").stream()
                .map(reason -> lane.add(happening(reason)))
                .toList();
        await(stages);

        // Then
        assertThat(done).containsExactly(List.of("busy"), List.of("good"), List.of("better"));
        assertThat(stages)
                .extracting(stage -> stage.toCompletableFuture().isCompletedExceptionally())
                .containsExactly(false, false, true, false);
    }

    @Test
    void shouldTryAgainWhenTheStoreWasAway() throws Exception {
        // Given
        var lane = new Lane(Runnable::run, happenings -> {
            done.add(reasons(happenings));
            return done.size() == 1
                    ? Uni.createFrom().failure(new IOException("connection reset"))
                    : Uni.createFrom().voidItem();
        });

        // When
        await(List.of(lane.add(happening("one")), lane.add(happening("two"))));

        // Then
        assertThat(done).containsExactly(List.of("one"), List.of("one"), List.of("two"));
    }
}
