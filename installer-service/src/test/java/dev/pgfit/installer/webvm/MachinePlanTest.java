package dev.pgfit.installer.webvm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.WebvmSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachinePlanTest {
    private static final Path FOLDER = Path.of("/data/postgresql");
    private static final Path IMAGE = Path.of("/cache/image");

    @Test
    void shouldWriteOptionsAsTheHostProgramWantsThem() throws Exception {
        // Given
        MachinePlan plan = plan(WebvmSpec.Host.NODE, InstallationMethod.SNAPSHOT, Optional.empty());

        // When
        JsonNode options = json(plan.run(5433, IMAGE, Optional.of(Path.of("/cache/prepared")), true));

        // Then
        assertThat(options.toString())
                .isEqualTo("{\"mode\":\"machine\",\"host\":\"node\",\"image\":\"/cache/image\",\"memoryMegabytes\":128,"
                        + "\"settings\":" + new ObjectMapper().writeValueAsString(plan.settings())
                        + ",\"console\":\"/data/postgresql/console.log\",\"bootTimeoutSeconds\":420,\"port\":5433,"
                        + "\"method\":\"snapshot\",\"prepared\":\"/cache/prepared\",\"disk\":\"/data/postgresql/disk\","
                        + "\"resume\":true,\"password\":\"secret\",\"guest\":\"/data/postgresql/guest.json\"}");
    }

    @Test
    void shouldNameTheBrowserInAPageOnly() throws Exception {
        // Given
        MachinePlan plan =
                plan(WebvmSpec.Host.CHROMIUM, InstallationMethod.MEASURED, Optional.of(Path.of("/usr/bin/chromium")));

        // When
        JsonNode options = json(plan.run(5433, IMAGE, Optional.empty(), false));

        // Then
        assertThat(options.path("host").asText()).isEqualTo("chromium");
        assertThat(options.path("chromium").asText()).isEqualTo("/usr/bin/chromium");
        assertThat(options.path("profile").asText()).isEqualTo("/data/postgresql/profile");
        assertThat(options.has("prepared")).isFalse();
    }

    @Test
    void shouldPrepareUnderNodeWhereverItRuns() throws Exception {
        // Given
        MachinePlan plan =
                plan(WebvmSpec.Host.CHROMIUM, InstallationMethod.PREPARED, Optional.of(Path.of("/usr/bin/chromium")));

        // When
        JsonNode options = json(plan.prepare(IMAGE, Path.of("/data/postgresql/prepared")));

        // Then
        assertThat(options.path("mode").asText()).isEqualTo("prepare");
        assertThat(options.path("host").asText()).isEqualTo("node");
        assertThat(options.path("out").asText()).isEqualTo("/data/postgresql/prepared");
    }

    @Test
    void shouldNamePreparationsByWhatTheyAreMadeOf() {
        // Given
        String key = Preparation.key("abc", 128, Map.of("a", "1", "b", "2"));

        // When / Then
        assertThat(key).startsWith("128-").isEqualTo(Preparation.key("abc", 128, Map.of("b", "2", "a", "1")));
        assertThat(key).isNotEqualTo(Preparation.key("abd", 128, Map.of("a", "1", "b", "2")));
        assertThat(key).isNotEqualTo(Preparation.key("abc", 192, Map.of("a", "1", "b", "2")));
        assertThat(key).isNotEqualTo(Preparation.key("abc", 128, Map.of("a", "1", "b", "3")));
    }

    private static MachinePlan plan(WebvmSpec.Host host, InstallationMethod method, Optional<Path> chromium) {
        return new MachinePlan(18, new WebvmSpec(host, 128, method), FOLDER, "secret", chromium);
    }

    private static JsonNode json(Map<String, Object> options) throws Exception {
        return new ObjectMapper().readTree(HostProgram.json(options));
    }
}
