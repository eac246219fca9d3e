package dev.pgfit.kit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.EventType;
import dev.pgfit.kit.json.ContractJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Recorded events: a change of the records that breaks what is already out there fails here. */
class ExamplesTest {
    private final ObjectMapper mapper = ContractJson.mapper();

    @ParameterizedTest
    @EnumSource
    void shouldReadARecordedEventAndWriteItBackTheSame(EventType type) throws IOException {
        // Given
        JsonNode recorded = recorded(type);
        // When
        Event event = mapper.treeToValue(recorded, type.data());
        // Then
        assertThat(EventType.of(event)).isEqualTo(type);
        assertThat(mapper.readTree(mapper.writeValueAsString(event))).isEqualTo(recorded);
    }

    @ParameterizedTest
    @EnumSource
    void shouldRecordEventsAsDocumented(EventType type) throws IOException {
        // Given
        JsonNode recorded = recorded(type);
        // When
        var problems = AsyncApi.read().validate(type.data().getSimpleName(), recorded);
        // Then
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldIgnoreFieldsItDoesNotKnow(EventType type) throws IOException {
        // Given
        JsonNode extended = recorded(type);
        addUnknown(extended);
        // When
        Event event = mapper.treeToValue(extended, type.data());
        // Then
        assertThat(event).isEqualTo(mapper.treeToValue(recorded(type), type.data()));
    }

    @Test
    void shouldHaveNoExampleWithoutAnEvent() throws IOException {
        try (Stream<Path> files = Files.list(Docs.path("examples/events"))) {
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(Docs.examples().values());
        }
    }

    private JsonNode recorded(EventType type) throws IOException {
        return mapper.readTree(Files.readString(Docs.examples().get(type)));
    }

    /** To every object but the free-form tuning, whose names are the database's own. */
    private static void addUnknown(JsonNode node) {
        node.properties().stream()
                .filter(field -> !field.getKey().equals("tuning"))
                .forEach(field -> addUnknown(field.getValue()));
        if (node.isArray()) {
            node.forEach(ExamplesTest::addUnknown);
        }
        if (node instanceof ObjectNode object) {
            object.putObject("fromTheFuture").put("value", 1);
        }
    }
}
