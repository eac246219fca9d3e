package dev.pgfit.kit.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.TopicPartition;

/** What holds for every group. */
class SharesLawsTest {
    private static final int PARTITIONS = 12;
    private static final List<TopicPartition> ALL = SharesTest.partitions(0, PARTITIONS);

    @Property
    void shouldGiveEachPartitionToExactlyOne(@ForAll("groups") List<Member> group) {
        assertThat(Shares.of(group, ALL).values().stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Property
    void shouldLeaveWorkThatIsUnderWayWhereItIs(@ForAll("groups") List<Member> group) {
        Map<String, List<TopicPartition>> shares = Shares.of(group, ALL);
        for (Member member : group) {
            assertThat(shares.get(member.id()))
                    .containsAll(member.owned().stream().filter(member::holds).toList());
        }
    }

    @Property
    void shouldComeToRest(@ForAll("groups") List<Member> group) {
        Map<String, List<TopicPartition>> once = Shares.of(group, ALL);
        // partitions move with what waits in them
        Map<TopicPartition, Member.Unfinished> unfinished = group.stream()
                .flatMap(member -> member.unfinished().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<Member> settled = group.stream()
                .map(member -> {
                    Set<TopicPartition> owned = Set.copyOf(once.getOrDefault(member.id(), List.of()));
                    Map<TopicPartition, Member.Unfinished> here = unfinished.entrySet().stream()
                            .filter(entry -> owned.contains(entry.getKey()))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
                    return new Member(member.id(), member.slots(), member.taken(), here, owned);
                })
                .toList();

        assertThat(Shares.of(settled, ALL)).isEqualTo(once);
    }

    @Property
    void shouldReadWhatItWrites(@ForAll("groups") List<Member> group) {
        for (Member member : group) {
            Announcement said = new Announcement(member.slots(), member.taken(), member.unfinished());
            assertThat(Announcement.read(said.write())).isEqualTo(said);
        }
    }

    @Provide
    Arbitrary<List<Member>> groups() {
        return Arbitraries.integers()
                .between(1, 4)
                .flatMap(members -> Combinators.combine(
                                list(1, 4, members),
                                list(0, 4, members),
                                list(-1, members - 1, PARTITIONS),
                                list(0, 6, PARTITIONS))
                        .as(SharesTest::group));
    }

    private static Arbitrary<List<Integer>> list(int least, int most, int length) {
        return Arbitraries.integers().between(least, most).list().ofSize(length);
    }
}
