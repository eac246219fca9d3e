package dev.pgfit.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRequestTest {
    @TempDir
    Path folder;

    @Test
    void shouldAskForTheDefaultRunWhenNothingIsSaid() {
        assertThat(new RunRequest(false, null, null, null).body().toString()).isEqualTo("{}");
    }

    @Test
    void shouldLetTheFileOverrideTheQuickFigures() throws Exception {
        // Given
        Path spec = Files.writeString(folder.resolve("spec.yaml"), "benchmark: {rounds: 3}");

        // When
        JsonNode body = new RunRequest(true, spec, null, "container").body();

        // Then
        assertThat(body.at("/benchmark/rounds").asInt()).isEqualTo(3);
        assertThat(body.at("/benchmark/roundTime").asText()).startsWith("PT0.");
        assertThat(body.at("/resources/idle").asText()).isEqualTo("PT2S");
        assertThat(body.at("/environment").asText()).isEqualTo("container");
    }

    @Test
    void shouldSendTheTextOfAWorkloadOfOnesOwn() throws Exception {
        // Given
        Path workload = Files.writeString(folder.resolve("mine.yaml"), "name: mine\n");

        // When
        JsonNode body = new RunRequest(false, null, workload, null).body();

        // Then
        assertThat(body.at("/benchmark/workloadYaml").asText()).isEqualTo("name: mine\n");
    }
}
