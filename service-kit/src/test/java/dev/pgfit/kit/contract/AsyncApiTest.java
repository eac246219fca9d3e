package dev.pgfit.kit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgfit.contracts.EventType;
import dev.pgfit.contracts.Topic;
import dev.pgfit.kit.json.ContractJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the records and {@code docs/asyncapi.yaml} against each other, events and channels. */
class AsyncApiTest {
    private final AsyncApi api = AsyncApi.read();

    @ParameterizedTest
    @EnumSource
    void shouldDescribeEveryFieldOfAFilledEvent(EventType type) throws Exception {
        // Given
        String written = ContractJson.mapper().writeValueAsString(Filled.of(type.data()));
        // When
        JsonNode event = ContractJson.mapper().readTree(written);
        // Then
        assertThat(api.validate(type.data().getSimpleName(), event)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseAnUndocumentedField(EventType type) {
        // Given
        ObjectNode event = ContractJson.mapper().valueToTree(Filled.of(type.data()));
        // When
        event.put("undocumented", 1);
        // Then
        assertThat(api.validate(type.data().getSimpleName(), event)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveAMessageOnTheChannelOfEveryEvent(EventType type) {
        // Given
        JsonNode channel = api.channels().path(type.topic().name("").substring(1));
        // When
        List<JsonNode> messages = named(channel.path("messages"), type.type());
        // Then
        assertThat(messages).singleElement().satisfies(message -> {
            assertThat(message.at("/payload/$ref").asText())
                    .isEqualTo("#/components/schemas/" + type.data().getSimpleName());
            assertThat(message.path("x-example").asText()).isEqualTo("examples/events/" + type.type() + ".json");
        });
    }

    @Test
    void shouldHaveNoMessageWithoutAnEvent() {
        // Given
        Set<String> types = Stream.of(EventType.values()).map(EventType::type).collect(Collectors.toSet());
        types.add("dead-letter");
        // When
        List<String> names = new ArrayList<>();
        api.messages().forEach(message -> names.add(message.path("name").asText()));
        // Then
        assertThat(names).containsExactlyInAnyOrderElementsOf(types);
    }

    @Test
    void shouldHaveAChannelAndADeadLetterChannelForEveryTopic() {
        // Given
        Set<String> expected = Stream.of(Topic.values())
                .flatMap(topic -> Stream.of(topic.name("{prefix}"), topic.deadLetterName("{prefix}")))
                .collect(Collectors.toCollection(TreeSet::new));
        // When
        Set<String> addresses = new TreeSet<>();
        api.channels().forEach(channel -> addresses.add(channel.path("address").asText()));
        // Then
        assertThat(addresses).isEqualTo(expected);
        assertThat(api.resolve(api.channels().at("/runs/parameters/prefix"))
                        .path("default")
                        .asText())
                .isEqualTo(Topic.DEFAULT_PREFIX);
    }

    private List<JsonNode> named(JsonNode references, String name) {
        return StreamSupport.stream(references.spliterator(), false)
                .map(api::resolve)
                .filter(message -> message.path("name").asText().equals(name))
                .toList();
    }
}
