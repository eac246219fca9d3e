package dev.pgfit.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.PgliteSpec.Persistence;
import dev.pgfit.contracts.Quantity;
import dev.pgfit.contracts.WebvmSpec.Host;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RunRequestTest {
    @TempDir
    Path folder;

    @Test
    void shouldPreferTheVirtualMachineWhenNothingIsSaid() {
        // When
        Question question = new RunRequest(false, null, null, null, Place.UNSAID).question();

        // Then
        assertThat(question.body().toString()).isEqualTo("{\"environment\":\"webvm\"}");
        assertThat(question.placeChosen()).isFalse();
        assertThat(question.in(Environment.HOST).body().toString()).isEqualTo("{\"environment\":\"host\"}");
    }

    @Test
    void shouldLetTheFileOverrideTheQuickFigures() throws Exception {
        // Given
        Path spec = Files.writeString(folder.resolve("spec.yaml"), "benchmark: {rounds: 3}");

        // When
        JsonNode body = new RunRequest(true, spec, null, null, Place.of(Environment.CONTAINER))
                .question()
                .body();

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
        JsonNode body = new RunRequest(false, null, workload, null, Place.UNSAID)
                .question()
                .body();

        // Then
        assertThat(body.at("/benchmark/workloadYaml").asText()).isEqualTo("name: mine\n");
    }

    @Test
    void shouldNeverChangeAnEnvironmentThatTheFileNames() throws Exception {
        // Given
        Path spec =
                Files.writeString(folder.resolve("spec.yaml"), "environment: host\nwebvm: {memoryMegabytes: 192}\n");

        // When
        Question question = new RunRequest(false, spec, null, null, Place.UNSAID).question();

        // Then
        assertThat(question.environment()).isEqualTo(Environment.HOST);
        assertThat(question.placeChosen()).isTrue();
    }

    @Test
    void shouldTakeOptionsOfTheMachineAsAskingForIt() {
        // Given
        Place place = new Place(
                null, Host.CHROMIUM, MemorySize.of("192"), null, InstallationMethod.SNAPSHOT, Persistence.IDB, "17");

        // When
        Question question = new RunRequest(false, null, null, null, place).question();

        // Then
        assertThat(question.placeChosen()).isTrue();
        assertThat(question.body().toString())
                .isEqualTo("{\"environment\":\"webvm\","
                        + "\"webvm\":{\"host\":\"chromium\",\"installation\":\"snapshot\",\"memoryMegabytes\":192},"
                        + "\"pglite\":{\"persistence\":\"idb\"},\"postgresql\":{\"version\":\"17\"}}");
    }

    @ParameterizedTest
    @MethodSource
    void shouldNameTheOptionThatDoesNotGoWithTheOthers(Place place, String expected) {
        // When
        Failure failure =
                catchThrowableOfType(Failure.class, () -> new RunRequest(false, null, null, null, place).question());

        // Then
        assertThat(failure).hasMessageStartingWith(expected);
        assertThat(failure.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }

    static Stream<Arguments> shouldNameTheOptionThatDoesNotGoWithTheOthers() {
        return Stream.of(
                refused("--host: ", Environment.HOST, Host.NODE, null, null, null, null),
                refused("--memory: ", Environment.WEBVM, null, 64, null, null, null),
                refused("--install: ", Environment.HOST, null, null, InstallationMethod.SNAPSHOT, null, null),
                refused("--host node: ", Environment.BROWSER, Host.NODE, null, null, null, null),
                refused("--persistence idb: ", null, null, null, null, Persistence.IDB, null),
                refused("--persistence files: ", Environment.BROWSER, null, null, null, Persistence.FILES, null),
                refused("--postgres: ", Environment.WEBVM, null, null, null, null, "16.4"));
    }

    private static Arguments refused(
            String expected,
            @Nullable Environment environment,
            @Nullable Host host,
            @Nullable Integer memory,
            @Nullable InstallationMethod installation,
            @Nullable Persistence persistence,
            @Nullable String postgres) {
        return Arguments.of(
                new Place(
                        environment,
                        host,
                        memory == null ? null : MemorySize.of(memory.toString()),
                        null,
                        installation,
                        persistence,
                        postgres),
                expected);
    }

    @ParameterizedTest
    @CsvSource({"512, 512Mi", "512Mi, 512Mi", "1.5Gi, 1.5Gi", "500M, 500M"})
    void shouldLimitTheCandidatesWhereThereIsNoMachine(String given, String expected) {
        // Given
        Place place =
                new Place(Environment.CONTAINER, null, MemorySize.of(given), Quantity.of("500m"), null, null, null);
        // When
        JsonNode body =
                new RunRequest(false, null, null, null, place).question().body();
        // Then
        assertThat(body.at("/limits/memory").asText()).isEqualTo(expected);
        assertThat(body.at("/limits/cpu").asText()).isEqualTo("500m");
        assertThat(body.has("webvm")).isFalse();
    }

    @Test
    void shouldSayThatAMachineTakesNoLimits() throws Exception {
        // Given
        Path spec = Files.writeString(folder.resolve("spec.yaml"), "limits: {memory: 512Mi}\n");
        // When
        Failure failure = catchThrowableOfType(
                Failure.class, () -> new RunRequest(false, spec, null, null, Place.UNSAID).question());
        // Then
        assertThat(failure).hasMessageStartingWith("limits: ");
        assertThat(failure.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void shouldTakeANameForAWorkloadThatShips() {
        // When
        JsonNode body = new RunRequest(false, null, Path.of("tpcb-like"), BenchmarkSpec.Control.AA, Place.UNSAID)
                .question()
                .body();
        // Then
        assertThat(body.at("/benchmark/workload").asText()).isEqualTo("tpcb-like");
        assertThat(body.at("/benchmark").has("workloadYaml")).isFalse();
        assertThat(body.at("/benchmark/control").asText()).isEqualTo("aa");
    }
}
