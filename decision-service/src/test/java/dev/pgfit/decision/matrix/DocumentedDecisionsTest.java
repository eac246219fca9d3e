package dev.pgfit.decision.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.CriterionScore;
import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.decision.run.Passwords;
import dev.pgfit.decision.samples.Samples;
import dev.pgfit.decision.samples.WebvmSamples;
import dev.pgfit.kit.json.ContractJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds {@code docs/decision-matrix.md} and its examples to the code. After a change that is meant,
 * {@code -Dpgfit.examples.write=true -Dtest=DocumentedDecisionsTest} writes the examples anew.
 */
class DocumentedDecisionsTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Path EXAMPLES = DOCS.resolve("examples").resolve("decisions");
    private static final UUID RUN = UUID.fromString("019ab100-0000-7000-8000-000000000001");
    private static final ObjectMapper JSON = ContractJson.mapper();

    @ParameterizedTest
    @ValueSource(strings = {"clear", "memory-veto", "close-call", "no-benchmark", "leaking-pglite", "webvm"})
    void shouldDecideAsDocumented(String name) throws IOException {
        // Given
        JsonNode request =
                JSON.readTree(EXAMPLES.resolve(name + ".request.json").toFile());
        String documented = Files.readString(EXAMPLES.resolve(name + ".decision.json"));
        String page = Files.readString(DOCS.resolve("decision-matrix.md"));

        // When
        var decision = decide(new Reports(
                read(request, "installation", InstallationReport.class),
                read(request, "benchmark", BenchmarkReport.class),
                read(request, "resources", ResourcesReport.class),
                read(request, "compatibility", CompatibilityReport.class)));

        // Then
        assertThat(text(decision)).isEqualTo(documented);
        assertThat(page).contains(row(name, decision));
    }

    @Test
    void shouldShowGatesAndDefaultsAsTheyAre() throws IOException {
        String page = Files.readString(DOCS.resolve("decision-matrix.md"));
        var decision = decide(scenario("clear"));
        decision.gates().forEach(gate -> assertThat(page).contains("| `" + gate.id() + "` | " + gate.limit() + " |"));
        decision.scores()
                .forEach(score -> assertThat(page)
                        .contains("| " + score.criterion().name().toLowerCase(java.util.Locale.ROOT) + " | "
                                + Words.share(score.weight()) + " |"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clear", "memory-veto", "close-call", "no-benchmark", "leaking-pglite", "webvm"})
    void shouldWriteTheExamplesWhenAsked(String name) throws IOException {
        Assumptions.assumeTrue(Boolean.getBoolean("pgfit.examples.write"));
        Reports reports = scenario(name);
        Files.createDirectories(EXAMPLES);
        Files.writeString(EXAMPLES.resolve(name + ".request.json"), text(reports));
        Files.writeString(EXAMPLES.resolve(name + ".decision.json"), text(decide(reports)));
        System.out.println(row(name, decide(reports)));
    }

    private static Reports scenario(String name) {
        var installation = Passwords.strip(Samples.installation(RUN));
        var resources = Samples.resources(RUN);
        var compatibility = Samples.compatibility(RUN);
        return switch (name) {
            case "clear" ->
                new Reports(
                        installation,
                        Passwords.strip(Samples.benchmark(RUN, 1.23, 14, 6, 4)),
                        resources,
                        compatibility);
            case "memory-veto" ->
                new Reports(
                        installation,
                        Passwords.strip(Samples.benchmark(RUN, 2.5, 24, 0, 0)),
                        Samples.resources(
                                RUN,
                                Samples.watched(CandidateKind.POSTGRESQL, 450, 18, true),
                                Samples.watched(CandidateKind.PGLITE, 360, 31, true)),
                        compatibility);
            case "close-call" ->
                new Reports(
                        installation,
                        Passwords.strip(Samples.benchmark(RUN, 0.72, 4, 14, 0)),
                        resources,
                        compatibility);
            case "leaking-pglite" ->
                new Reports(
                        installation,
                        Passwords.strip(Samples.benchmark(RUN, 0.6, 2, 16, 4)),
                        resources,
                        Samples.compatibility(
                                RUN,
                                Samples.checked(CandidateKind.POSTGRESQL),
                                Samples.leaking(CandidateKind.PGLITE, "role_switching")));
            case "webvm" -> webvm();
            case "no-benchmark" -> new Reports(installation, null, resources, compatibility);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Reports webvm() {
        Reports reports = WebvmSamples.reports(RUN, InstallationMethod.MEASURED);
        return new Reports(
                Passwords.strip(Objects.requireNonNull(reports.installation())),
                Passwords.strip(Objects.requireNonNull(reports.benchmark())),
                reports.resources(),
                reports.compatibility());
    }

    private static Decision decide(Reports reports) {
        return ((Outcome.Decided) DecisionMatrix.decide(RUN, reports, Criteria.DEFAULT)).decision();
    }

    /** The scenario's row in the page's table. */
    private static String row(String name, Decision decision) {
        List<String> scores = decision.scores().stream()
                .map(CriterionScore::postgresql)
                .map(Object::toString)
                .toList();
        return "| `" + name + "` | " + String.join(" | ", scores) + " | " + decision.total() + " | "
                + decision.pgliteTotal() + " | "
                + decision.gates().stream()
                        .filter(gate -> gate.outcome() == dev.pgfit.contracts.Gate.Outcome.VETOED)
                        .map(gate -> "`" + gate.id() + "`")
                        .findFirst()
                        .orElse("none")
                + " | " + decision.recommendation().title() + " | " + decision.confidence() + " |";
    }

    private static String text(Object value) throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    }

    private static <T> @Nullable T read(JsonNode request, String field, Class<T> type) throws IOException {
        return request.has(field) ? JSON.treeToValue(Objects.requireNonNull(request.get(field)), type) : null;
    }
}
