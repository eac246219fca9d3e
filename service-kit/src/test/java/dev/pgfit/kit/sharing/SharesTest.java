package dev.pgfit.kit.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.kit.sharing.Member.Unfinished;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SharesTest {
    private static final List<TopicPartition> EIGHT = partitions(0, 8);

    @Test
    void shouldGiveAllToTheFirstAndHalfToTheSecond() {
        // Given
        Member first = member("a", 0, Map.of(), EIGHT);
        Member second = member("b", 0, Map.of(), List.of());

        // When
        Map<String, List<TopicPartition>> shares = Shares.of(List.of(first, second), EIGHT);

        // Then
        assertThat(shares.get("a")).hasSize(4);
        assertThat(shares.get("b")).hasSize(4);
    }

    @Test
    void shouldGiveWaitingRunsToTheInstanceThatHasNothingToDo() {
        // Given: one works and has three waiting, the other is idle
        Member busy = member(
                "a",
                1,
                Map.of(
                        partition(0), new Unfinished(1, 0),
                        partition(1), new Unfinished(0, 1),
                        partition(2), new Unfinished(0, 1),
                        partition(3), new Unfinished(0, 1)),
                partitions(0, 4));
        Member idle = member("b", 0, Map.of(), partitions(4, 8));

        // When
        Map<String, List<TopicPartition>> shares = Shares.of(List.of(busy, idle), EIGHT);

        // Then: two runs each, the one under way stays
        assertThat(shares.get("a")).hasSize(2).contains(partition(0));
        assertThat(shares.get("b")).hasSize(6);
    }

    @Test
    void shouldGiveEmptyPartitionsToTheInstanceThatHasAFreeSlot() {
        // Given: the event of the one that works is acknowledged, its slot is taken all the same
        Member busy = member("a", 1, Map.of(), partitions(0, 4));
        Member idle = member("b", 0, Map.of(), partitions(4, 8));

        // When
        Map<String, List<TopicPartition>> shares = Shares.of(List.of(busy, idle), EIGHT);

        // Then
        assertThat(shares.get("a")).isEmpty();
        assertThat(shares.get("b")).hasSize(8);
    }

    @Test
    void shouldMoveNothingWhileAllAreBusyAlike() {
        // Given
        Member one = member("a", 1, Map.of(partition(0), new Unfinished(0, 1)), partitions(0, 5));
        Member other = member("b", 1, Map.of(partition(6), new Unfinished(1, 1)), partitions(5, 8));

        // When
        Map<String, List<TopicPartition>> shares = Shares.of(List.of(one, other), EIGHT);

        // Then
        assertThat(shares.get("a")).containsExactlyElementsOf(partitions(0, 5));
        assertThat(shares.get("b")).containsExactlyElementsOf(partitions(5, 8));
    }

    @Test
    void shouldCountWorkBySlot() {
        // Given: three waiting; the other one has four slots
        Member small = new Member(
                "a",
                1,
                1,
                Map.of(
                        partition(0), new Unfinished(0, 1),
                        partition(1), new Unfinished(0, 1),
                        partition(2), new Unfinished(0, 1)),
                Set.copyOf(EIGHT));
        Member large = new Member("b", 4, 0, Map.of(), Set.of());

        // When
        Map<String, List<TopicPartition>> shares = Shares.of(List.of(small, large), EIGHT);

        // Then
        assertThat(shares.get("b")).hasSize(8);
    }

    static Member member(
            String id, int taken, Map<TopicPartition, Unfinished> unfinished, Collection<TopicPartition> owned) {
        return new Member(id, 1, taken, unfinished, Set.copyOf(owned));
    }

    static TopicPartition partition(int number) {
        return new TopicPartition("pgfit.runs", number);
    }

    static List<TopicPartition> partitions(int from, int to) {
        return IntStream.range(from, to).mapToObj(SharesTest::partition).toList();
    }

    /** A group by chance: each partition is owned by one, or by nobody. */
    static List<Member> group(List<Integer> slots, List<Integer> taken, List<Integer> owners, List<Integer> work) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            int self = i;
            Set<TopicPartition> owned = IntStream.range(0, owners.size())
                    .filter(p -> owners.get(p) == self)
                    .mapToObj(SharesTest::partition)
                    .collect(Collectors.toSet());
            Map<TopicPartition, Unfinished> unfinished = new HashMap<>();
            for (TopicPartition partition : owned) {
                int load = work.get(partition.partition());
                if (load > 0) {
                    unfinished.put(partition, new Unfinished(load % 2, load / 2));
                }
            }
            members.add(new Member("m" + i, slots.get(i), taken.get(i), unfinished, owned));
        }
        return members;
    }
}
