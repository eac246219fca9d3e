package dev.pgfit.kit.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class UnsettledTest {
    private static final TopicPartition STAYS = SharesTest.partition(0);
    private static final TopicPartition GOES = SharesTest.partition(1);

    private final Unsettled unsettled = new Unsettled();

    @Test
    void shouldNotSettleWhatWentToAnotherInstance() {
        // Given
        UUID run = UUID.randomUUID();
        Unsettled.Entry gone = unsettled.add(GOES, run);
        Unsettled.Entry here = unsettled.add(STAYS, UUID.randomUUID());

        // When
        assertThat(unsettled.give(List.of(GOES))).containsExactly(run);
        Unsettled.Entry back = unsettled.add(GOES, run);

        // Then: it came back, but the work of before is not what it waits for
        assertThat(unsettled.contains(gone)).isFalse();
        assertThat(unsettled.contains(here)).isTrue();
        assertThat(unsettled.contains(back)).isTrue();
        unsettled.remove(back);
        assertThat(unsettled.contains(back)).isFalse();
    }
}
