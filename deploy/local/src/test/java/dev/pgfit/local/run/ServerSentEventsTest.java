package dev.pgfit.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.local.run.ServerSentEvents.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServerSentEventsTest {
    @Test
    void shouldHandOverEachEventAndTheLastId() {
        // Given
        Stream<String> lines =
                Stream.of(": heartbeat", "", "id:7", "event: progress", "data: {", "data:}", "", "data: cut off");
        List<Event> events = new ArrayList<>();

        // When
        String last = ServerSentEvents.read(lines, "6", events::add);

        // Then
        assertThat(events).containsExactly(new Event("progress", "{\n}"));
        assertThat(last).isEqualTo("7");
    }
}
