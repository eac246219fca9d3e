package dev.pgfit.kit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.pgfit.contracts.EventType;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.contracts.Topic;
import dev.pgfit.kit.json.HttpJson;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The guides' examples and links, so that they can't rot. */
class GuidesTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)(?:#[^)]*)?\\)");

    static Stream<Docs.Block> examples() {
        return Docs.blocks("example");
    }

    static Stream<Docs.Block> files() {
        return Docs.blocks("file");
    }

    static Stream<Docs.Block> parts() {
        return Docs.blocks("part");
    }

    /** Shown in a guide as such, or as one of the files in examples/runs. */
    static Stream<Docs.Block> runSpecs() {
        return Stream.concat(
                Docs.blocks("run-spec"),
                files().filter(block -> block.argument().startsWith("examples/runs/")));
    }

    static Stream<Path> guides() {
        return Docs.guides().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldShowEventsAsRecorded(Docs.Block block) throws IOException {
        // Given
        JsonNode recorded = new ObjectMapper().readTree(Docs.read(Docs.path("examples/events/" + block.argument())));
        // When
        JsonNode shown = new ObjectMapper().readTree(block.text());
        // Then
        assertThat(shown).isEqualTo(recorded);
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldShowFilesAsTheyAre(Docs.Block block) {
        assertThat(block.text() + "\n").isEqualTo(Docs.read(Docs.path(block.argument())));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void shouldShowPartsOfFilesAsTheyAre(Docs.Block block) {
        assertThat(withoutIndent(Docs.read(Docs.path(block.argument())))).contains(withoutIndent(block.text()));
    }

    @ParameterizedTest
    @MethodSource("runSpecs")
    void shouldShowRunSpecsThatAreAccepted(Docs.Block block) throws IOException {
        // Given
        ObjectMapper strict =
                block.language().equals("yaml") ? new ObjectMapper(new YAMLFactory()) : new ObjectMapper();
        new HttpJson().customize(strict.registerModule(new JavaTimeModule()));
        // When
        RunSpec spec = strict.readValue(block.text(), RunSpec.class);
        // Then
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            assertThat(validator.validate(spec)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("guides")
    void shouldLinkToWhatIsThere(Path guide) {
        // When
        Stream<String> links = LINK.matcher(Docs.read(guide)).results().map(m -> m.group(1));
        // Then
        assertThat(links.filter(link -> !link.contains("://")))
                .allSatisfy(link -> assertThat(guide.resolveSibling(link)).exists());
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameEveryEventInTheEventsGuide(EventType type) {
        assertThat(Docs.read(Docs.path("events.md"))).contains("`" + type.type() + "`");
    }

    @Test
    void shouldNameEveryTopicInTheEventsGuide() {
        assertThat(Stream.of(Topic.values()).map(topic -> "`" + topic.name(Topic.DEFAULT_PREFIX) + "`"))
                .allSatisfy(
                        topic -> assertThat(Docs.read(Docs.path("events.md"))).contains(topic));
    }

    private static String withoutIndent(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
