package dev.pgfit.kit.sharing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Who reads which partitions. Kafka's own ways count partitions; here work counts, because a run keeps an instance busy for
 * minutes. In this order:
 *
 * <ol>
 *   <li>A partition with work under way stays where it is.
 *   <li>Partitions with waiting runs move from the busiest instance to the least busy one, while that makes the busiest
 *       less busy. How busy one is: runs that it works on and that wait for it, by slot.
 *   <li>Empty partitions go to those with a free slot, in equal numbers, so that the next run is begun at once; where nobody
 *       has one, they stay.
 * </ol>
 *
 * Same input, same result; as few moves as that allows. Not thread-safe.
 */
final class Shares {
    private static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private final Map<String, Member> members = new TreeMap<>();
    private final Map<String, Integer> load = new HashMap<>();
    private final Map<TopicPartition, String> owners = new HashMap<>();
    private final Map<TopicPartition, String> given = new TreeMap<>(ORDER);

    private Shares(Collection<Member> all) {
        for (Member member : all) {
            members.put(member.id(), member);
            load.put(member.id(), member.taken());
            member.owned().forEach(partition -> owners.put(partition, member.id()));
        }
    }

    /**
     * Gives each partition to one member.
     *
     * @param members at least one; no partition is owned by two
     * @return by member id, also of those who get none
     */
    static Map<String, List<TopicPartition>> of(Collection<Member> members, Collection<TopicPartition> partitions) {
        Shares shares = new Shares(members);
        TreeSet<TopicPartition> left = new TreeSet<>(ORDER);
        left.addAll(partitions);
        shares.keepUnfinished(left);
        shares.level();
        shares.deal(left);
        return shares.byMember();
    }

    private void keepUnfinished(TreeSet<TopicPartition> left) {
        left.removeIf(partition -> {
            Optional<Member> owner = owner(partition);
            if (owner.isEmpty() || !(owner.get().holds(partition) || owner.get().waiting(partition) > 0)) {
                return false;
            }
            given.put(partition, owner.get().id());
            load.merge(owner.get().id(), owner.get().waiting(partition), Integer::sum);
            return true;
        });
    }

    private void level() {
        for (Optional<Move> move = nextMove(); move.isPresent(); move = nextMove()) {
            Move it = move.get();
            given.put(it.partition(), it.to().id());
            load.merge(it.from().id(), -it.runs(), Integer::sum);
            load.merge(it.to().id(), it.runs(), Integer::sum);
        }
    }

    private record Move(TopicPartition partition, int runs, Member from, Member to) {}

    /** From the busiest that can give to whom it makes least busy, unless that one would then be as busy. */
    private Optional<Move> nextMove() {
        return given.entrySet().stream()
                .map(entry -> move(entry.getKey(), member(entry.getValue())))
                .filter(move -> !move.from().equals(move.to()) && move.runs() > 0)
                .filter(move -> busy(move.to(), move.runs()) < busy(move.from(), 0))
                .max(Comparator.comparingDouble((Move move) -> busy(move.from(), 0))
                        .thenComparing(move -> -busy(move.to(), move.runs()))
                        .thenComparing(Move::partition, ORDER.reversed()));
    }

    private Move move(TopicPartition partition, Member from) {
        int runs = owner(partition)
                .filter(owner -> !owner.holds(partition))
                .map(owner -> owner.waiting(partition))
                .orElse(0);
        Member to = members.values().stream()
                .min(Comparator.comparingDouble((Member member) -> busy(member, runs))
                        .thenComparing(Member::id))
                .orElseThrow();
        return new Move(partition, runs, from, to);
    }

    private void deal(TreeSet<TopicPartition> empty) {
        List<Member> takers =
                members.values().stream().filter(member -> busy(member, 0) < 1).toList();
        Map<String, Integer> dealt = new HashMap<>();
        int fair = takers.isEmpty() ? Integer.MAX_VALUE : (empty.size() + takers.size() - 1) / takers.size();
        List<Member> keepers = takers.isEmpty() ? List.copyOf(members.values()) : takers;
        empty.removeIf(partition -> {
            Optional<Member> owner = owner(partition).filter(keepers::contains);
            if (owner.isEmpty() || dealt.getOrDefault(owner.get().id(), 0) >= fair) {
                return false;
            }
            give(partition, owner.get(), dealt);
            return true;
        });
        for (TopicPartition partition : empty) {
            Member next = keepers.stream()
                    .min(Comparator.comparingInt((Member member) -> dealt.getOrDefault(member.id(), 0))
                            .thenComparingDouble(member -> busy(member, 0))
                            .thenComparing(Member::id))
                    .orElseThrow();
            give(partition, next, dealt);
        }
    }

    private void give(TopicPartition partition, Member member, Map<String, Integer> dealt) {
        given.put(partition, member.id());
        dealt.merge(member.id(), 1, Integer::sum);
    }

    private double busy(Member member, int more) {
        return (load.getOrDefault(member.id(), 0) + more) / (double) member.slots();
    }

    private Optional<Member> owner(TopicPartition partition) {
        return Optional.ofNullable(owners.get(partition)).map(this::member);
    }

    private Member member(String id) {
        Member member = members.get(id);
        if (member == null) {
            throw new IllegalStateException("no member " + id);
        }
        return member;
    }

    private Map<String, List<TopicPartition>> byMember() {
        Map<String, List<TopicPartition>> lists = members.keySet().stream()
                .collect(Collectors.toMap(id -> id, id -> new ArrayList<>(), (a, b) -> a, TreeMap::new));
        given.forEach(
                (partition, id) -> lists.getOrDefault(id, new ArrayList<>()).add(partition));
        return lists;
    }
}
