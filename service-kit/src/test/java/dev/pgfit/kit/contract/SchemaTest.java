package dev.pgfit.kit.contract;

import static dev.pgfit.kit.contract.AsyncApi.names;
import static dev.pgfit.kit.contract.AsyncApi.texts;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgfit.contracts.Event;
import dev.pgfit.kit.json.ContractJson;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds each contract type and its schema in {@code docs/asyncapi.yaml} against each other. */
class SchemaTest {
    private final AsyncApi api = AsyncApi.read();

    static Stream<Class<?>> records() {
        return ContractTypes.ofEvents().stream().filter(Class::isRecord);
    }

    static Stream<Class<?>> enums() {
        return ContractTypes.ofEvents().stream().filter(Class::isEnum);
    }

    static Stream<Class<?>> unions() {
        return ContractTypes.ofEvents().stream().filter(type -> type.isAnnotationPresent(JsonSubTypes.class));
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldDocumentTheFieldsOfTheRecord(Class<?> type) {
        // Given
        JsonNode schema = api.schemas().path(ContractTypes.schemaName(type));
        Set<String> expected = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(toCollection(TreeSet::new));
        // When
        Set<String> documented = names(schema.path("properties"));
        // Then
        documented.removeAll(discriminator(type));
        assertThat(documented).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldRequireWhatIsNeitherNullableNorDefaulted(Class<?> type) {
        // Given
        Object empty = Filled.record(type, false);
        Set<String> expected = Stream.of(type.getRecordComponents())
                .filter(c -> !c.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .filter(c -> c.getType().isPrimitive() || read(c, empty) == null)
                .map(RecordComponent::getName)
                .collect(toCollection(TreeSet::new));
        // When
        Set<String> required =
                texts(api.schemas().path(ContractTypes.schemaName(type)).path("required"));
        // Then
        required.removeAll(discriminator(type));
        assertThat(required).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldDocumentTheDefaults(Class<?> type) throws IOException {
        // Given
        ObjectMapper mapper = ContractJson.mapper();
        JsonNode defaults = mapper.readTree(mapper.writeValueAsString(Filled.record(type, false)));
        JsonNode schema = api.schemas().path(ContractTypes.schemaName(type));
        Set<String> required = texts(schema.path("required"));
        // When
        Map<String, JsonNode> documented = schema.path("properties").properties().stream()
                .filter(property -> property.getValue().has("default"))
                .collect(
                        toMap(Map.Entry::getKey, property -> property.getValue().path("default")));
        // Then
        assertThat(documented)
                .isEqualTo(defaults.properties().stream()
                        .filter(field -> !required.contains(field.getKey()))
                        .filter(field -> !field.getValue().isObject())
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldExplainEveryField(Class<?> type) {
        // When
        JsonNode properties = api.schemas().path(ContractTypes.schemaName(type)).path("properties");
        // Then
        assertThat(properties).allSatisfy(property -> {
            JsonNode explained = property.has("$ref") ? api.resolve(property) : property;
            assertThat(explained.path("description").asText()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("enums")
    void shouldListTheValuesOfTheEnum(Class<?> type) {
        // Given
        Set<String> expected = Stream.of(type.getEnumConstants())
                .map(constant -> ContractTypes.jsonName((Enum<?>) constant))
                .collect(toCollection(TreeSet::new));
        // When
        Set<String> documented =
                texts(api.schemas().path(ContractTypes.schemaName(type)).path("enum"));
        // Then
        assertThat(documented).isEqualTo(expected).allMatch(value -> value.matches("[a-z]+(_[a-z]+)*"));
    }

    @ParameterizedTest
    @MethodSource("unions")
    void shouldDocumentEveryShapeOfAUnion(Class<?> type) {
        // Given
        JsonNode union = api.schemas().path(ContractTypes.schemaName(type));
        // When
        JsonSubTypes.Type[] shapes = type.getAnnotation(JsonSubTypes.class).value();
        // Then
        assertThat(union.path("oneOf")).hasSameSizeAs(type.getPermittedSubclasses());
        assertThat(shapes)
                .allSatisfy(shape -> assertThat(api.schemas()
                                .path(shape.value().getSimpleName())
                                .at("/properties/outcome/const")
                                .asText())
                        .isEqualTo(shape.name()));
    }

    @Test
    void shouldHaveNoSchemaThatNoEventUses() {
        // Given
        Set<String> expected = ContractTypes.ofEvents().stream()
                .filter(type -> !Event.class.isAssignableFrom(type) || type.isRecord())
                .map(ContractTypes::schemaName)
                .collect(toCollection(TreeSet::new));
        expected.addAll(Set.of("CloudEventHeaders", "DeadLetterHeaders", "Duration"));
        // When
        Set<String> documented = names(api.schemas());
        // Then
        assertThat(documented).isEqualTo(expected);
    }

    private static Set<String> discriminator(Class<?> type) {
        return unions().anyMatch(union -> union.isAssignableFrom(type)) ? Set.of("outcome") : Set.of();
    }

    private static @Nullable Object read(RecordComponent component, Object from) {
        try {
            return component.getAccessor().invoke(from);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
