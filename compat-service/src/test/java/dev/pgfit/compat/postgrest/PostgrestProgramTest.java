package dev.pgfit.compat.postgrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.check.Names;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.edge.JdkHttp;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.kit.json.ContractJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner's life cycle, with a program that only looks like PostgREST; nothing here says what fits with what. */
class PostgrestProgramTest {
    private static final String PASSWORD = "p4ss-w0rd";
    private static final String SECRET = "a-secret-of-at-least-thirty-two-characters";
    private static final Settings SETTINGS = new Settings(
            new Endpoint("127.0.0.1", 5432, "my db", "owner", "not used", null, true),
            Names.of("postgrest_start", "0123456789"),
            PASSWORD,
            SECRET);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void shouldWaitUntilItIsReadyAndLearnItsVersion() throws Exception {
        // Given
        Path binary = FakePostgrest.write(folder, "good");
        PostgrestProgram program = program(binary);

        // When
        try (RunningPostgrest running = program.start(SETTINGS, soon())) {
            // Then
            assertThat(program.version()).contains("99.1");
            Http.Answer answer = running.send("GET", "/city?id=eq.1", Map.of(), Optional.empty(), soon());
            assertThat(answer.body()).isEqualTo("{\"path\":\"/city?id=eq.1\"}");
            assertThat(running.version()).contains("99.1.2");
        }
        assertThat(FakePostgrest.anyAlive(binary)).isFalse();
    }

    @Test
    void shouldTellItAllInItsEnvironmentAndNothingOnTheCommandLine() throws Exception {
        // Given
        Path binary = FakePostgrest.write(folder, "good");

        // When
        program(binary).start(SETTINGS, soon()).close();

        // Then
        JsonNode seen = ContractJson.mapper().readTree(FakePostgrest.seen(binary));
        assertThat(seen.get("arguments")).isEmpty();
        JsonNode environment = seen.get("environment");
        assertThat(environment.get("PGRST_DB_URI").asText())
                .isEqualTo("postgresql://pgfit_check_postgrest_start_0123456789_login:" + PASSWORD
                        + "@127.0.0.1:5432/my%20db?application_name=pgfit_check_postgrest_start_0123456789");
        assertThat(environment.get("PGRST_DB_SCHEMAS").asText()).isEqualTo("pgfit_check_postgrest_start_0123456789");
        assertThat(environment.get("PGRST_DB_POOL").asText()).isEqualTo("10");
        assertThat(environment.get("PGRST_SERVER_HOST").asText()).isEqualTo("127.0.0.1");
        assertThat(environment.has("PGFIT_GUARD")).isFalse();
    }

    @Test
    void shouldSayHowItEndedAndKeepItsSecrets() throws Exception {
        // Given
        Path binary = FakePostgrest.write(folder, "crash");
        PostgrestProgram program = program(binary);

        // When
        assertThatThrownBy(() -> program.start(SETTINGS, soon()))
                // Then
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("ended with exit code 3 before it was ready")
                .hasMessageContaining("FATAL: could not use postgresql://")
                .hasMessageContaining("***")
                .message()
                .doesNotContain(PASSWORD)
                .doesNotContain(SECRET);
        assertThat(program.version()).contains("99.1");
    }

    @Test
    void shouldGiveUpOneThatIsNeverReadyAndEndIt() throws Exception {
        // Given
        Path binary = FakePostgrest.write(folder, "unready");
        PostgrestProgram program = program(binary);

        // When
        assertThatThrownBy(() -> program.start(SETTINGS, Deadline.in(Duration.ofSeconds(2))))
                // Then
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("was not ready within 2.0 s (/ready: status 503)")
                .hasMessageContaining("Starting PostgREST 99.1");
        assertThat(FakePostgrest.anyAlive(binary)).isFalse();
    }

    @Test
    void shouldEndOneThatIgnoresTheSignal() throws Exception {
        // Given
        Path binary = FakePostgrest.write(folder, "stubborn");

        // When
        program(binary).start(SETTINGS, soon()).close();

        // Then
        assertThat(FakePostgrest.anyAlive(binary)).isFalse();
    }

    @Test
    void shouldSayThatItCrashedDuringARequest() throws Exception {
        // Given
        Path binary = FakePostgrest.write(folder, "good");

        // When
        try (RunningPostgrest running = program(binary).start(SETTINGS, soon())) {
            assertThatThrownBy(() -> running.send("GET", "/crash", Map.of(), Optional.empty(), soon()))
                    // Then
                    .isInstanceOf(CheckFailed.class)
                    .hasMessageContaining("ended with exit code 139 at GET /crash")
                    .hasMessageContaining("boom");
        }
    }

    @Test
    void shouldRefuseWhatIsNoProgram() throws Exception {
        // Given
        Path text = Files.writeString(folder.resolve("text"), "no program");

        // Then
        assertThatThrownBy(() -> program(text)).hasMessageContaining("not an executable file: " + text);
        assertThatThrownBy(() -> program(folder)).hasMessageContaining("not an executable file");
    }

    private static PostgrestProgram program(Path binary) {
        return new PostgrestProgram(binary, new JdkHttp());
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(20));
    }
}
