package dev.pgfit.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The alert rules, by Prometheus' own tool. */
class RulesTest {
    private static final Path RUNBOOKS = Repository.ROOT.resolve("docs/runbooks.md");

    static List<JsonNode> alerts() {
        return Dashboard.stream(Repository.yaml(Repository.RULES).path("groups"))
                .flatMap(group -> Dashboard.stream(group.path("rules")))
                .toList();
    }

    @Test
    void shouldBeRulesAndAConfigurationThatPrometheusTakes() throws Exception {
        // Given
        Tool.needsPrometheus();

        // When
        Tool rules = Tool.run("promtool", "check", "rules", Repository.RULES.toString());
        Tool config = Tool.run(
                "promtool",
                "check",
                "config",
                Repository.RULES.resolveSibling("prometheus.yaml").toString());

        // Then
        assertThat(rules.exitCode()).as(rules.output()).isZero();
        assertThat(config.exitCode()).as(config.output()).isZero();
        assertThat(config.output()).contains("1 rule files found");
    }

    @Test
    void shouldFireAndNotFireAsTheirTestsSay() throws Exception {
        // Given
        Tool.needsPrometheus();
        List<String> command = new ArrayList<>(List.of("promtool", "test", "rules"));
        tests().forEach(file -> command.add(file.toString()));

        // When
        Tool tests = Tool.run(command.toArray(String[]::new));

        // Then
        assertThat(tests.exitCode()).as(tests.output()).isZero();
        assertThat(tests.output().split("SUCCESS", -1)).hasSize(tests().size() + 1);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void shouldBeTestedBothWays(JsonNode alert) {
        // When
        List<JsonNode> cases = tests().stream()
                .flatMap(file -> Dashboard.stream(Repository.yaml(file).path("tests")))
                .flatMap(test -> Dashboard.stream(test.path("alert_rule_test")))
                .filter(test -> test.path("alertname").equals(alert.path("alert")))
                .toList();

        // Then
        assertThat(cases).anyMatch(test -> test.path("exp_alerts").isEmpty());
        assertThat(cases).anyMatch(test -> !test.path("exp_alerts").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void shouldSayHowBadItIsAndWhatToDo(JsonNode alert) throws IOException {
        // Given
        String name = alert.path("alert").asText();
        List<String> headings = Files.readAllLines(RUNBOOKS);

        // Then
        assertThat(alert.at("/labels/severity").asText()).isIn("warning", "critical");
        assertThat(alert.at("/annotations/summary").asText()).isNotBlank().doesNotEndWith(".");
        assertThat(alert.at("/annotations/description").asText()).endsWith(".");
        assertThat(alert.at("/annotations/runbook_url").asText())
                .isEqualTo("docs/runbooks.md#" + name.toLowerCase(Locale.ROOT));
        assertThat(headings).contains("## " + name);
        List<String> section = headings.subList(headings.indexOf("## " + name) + 1, headings.size()).stream()
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
        assertThat(Stream.of("**Means.**", "**Look.**", "**Do.**"))
                .allSatisfy(part -> assertThat(section).anyMatch(line -> line.startsWith(part)));
    }

    @Test
    void shouldHaveNoRunbookWithoutItsAlert() throws IOException {
        assertThat(Files.readAllLines(RUNBOOKS).stream()
                        .filter(line -> line.startsWith("## "))
                        .map(line -> line.substring(3)))
                .containsExactlyInAnyOrderElementsOf(alerts().stream()
                        .map(alert -> alert.path("alert").asText())
                        .toList());
    }

    private static List<Path> tests() {
        return Repository.files("deploy/prometheus/tests", ".yaml");
    }
}
