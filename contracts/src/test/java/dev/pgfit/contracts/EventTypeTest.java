package dev.pgfit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTypeTest {
    @ParameterizedTest
    @EnumSource
    void shouldBeFoundByItsCloudEventsType(EventType type) {
        assertThat(EventType.of(type.type())).contains(type);
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeNamedAsAThingThatHappenedInAVersion(EventType type) {
        assertThat(type.type()).matches("dev\\.pgfit\\.[a-z]+\\.[a-z]+\\.v\\d+");
    }

    @Test
    void shouldNotFindWhatIsNotOurs() {
        assertThat(EventType.of("dev.pgfit.run.requested.v2")).isEmpty();
        assertThat(EventType.of("")).isEmpty();
    }

    @Test
    void shouldBeFoundByItsData() {
        // Given
        Event event = new RunCancelled(new UUID(0, 1), "enough", Instant.EPOCH);
        // When
        EventType type = EventType.of(event);
        // Then
        assertThat(type).isEqualTo(EventType.RUN_CANCELLED);
        assertThat(type.topic()).isEqualTo(Topic.RUNS);
    }

    @Test
    void shouldHaveOneTypeForEachKindOfEvent() {
        // When
        List<Class<?>> data =
                Stream.of(EventType.values()).<Class<?>>map(EventType::data).toList();
        // Then
        assertThat(data).containsExactlyInAnyOrderElementsOf(leaves(Event.class));
    }

    private static List<Class<?>> leaves(Class<?> type) {
        List<Class<?>> leaves = new ArrayList<>();
        if (type.isSealed()) {
            Stream.of(type.getPermittedSubclasses()).forEach(permitted -> leaves.addAll(leaves(permitted)));
        } else {
            leaves.add(type);
        }
        return leaves;
    }
}
