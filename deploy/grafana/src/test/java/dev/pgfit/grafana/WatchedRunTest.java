package dev.pgfit.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A run is watched by a real Prometheus; then every panel, rule and metric is asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchedRunTest {
    private static final Pattern ROW = Pattern.compile("\\| `(pgfit_\\w+)` \\| (\\w+) \\| .*");
    private static final Pattern QUERIED = Pattern.compile("(pgfit_\\w+)");

    private Instant began = Instant.EPOCH;
    private Instant ended = Instant.EPOCH;
    private LocalStack stack;
    private Prometheus prometheus;

    @BeforeAll
    void watchARun(@TempDir Path folder) throws Exception {
        Tool.needsPrometheus();
        stack = LocalStack.start(folder.resolve("stack"));
        prometheus = Prometheus.start(Files.createDirectory(folder.resolve("prometheus")), stack.services());
        began = Instant.now();
        // all services are to be seen at zero
        Thread.sleep(Prometheus.INTERVAL.multipliedBy(4));
        stack.run();
        Thread.sleep(Prometheus.INTERVAL.multipliedBy(4));
        ended = Instant.now();
    }

    @AfterAll
    void leaveNothing() throws Exception {
        if (prometheus != null) {
            prometheus.close();
            assertThat(prometheus.isAlive()).isFalse();
        }
        if (stack != null) {
            stack.close();
            assertThat(stack.processes()).isEmpty();
        }
    }

    @Test
    void shouldHaveDataInEveryPanel() throws Exception {
        List<String> empty = new ArrayList<>();
        for (Dashboard dashboard : Dashboard.all()) {
            for (Dashboard.Query query : dashboard.queries().toList()) {
                if (!hasData(answer(query))) {
                    empty.add(query.toString());
                }
            }
        }
        assertThat(empty).as("queries without data").isEmpty();
    }

    @Test
    void shouldTakeNeitherNoSeriesNorNoNumbersForData() throws Exception {
        for (String query : List.of("pgfit_no_such_metric", "0 / 0 * pgfit_runs_total")) {
            assertThat(hasData(answer(new Dashboard.Query("none", query, true))))
                    .as(query)
                    .isFalse();
            assertThat(hasData(answer(new Dashboard.Query("none", query, false))))
                    .as(query)
                    .isFalse();
        }
    }

    @Test
    void shouldOfferEveryVariableSomethingToChoose() throws Exception {
        for (Dashboard dashboard : Dashboard.all()) {
            for (JsonNode variable : dashboard.variables()) {
                if (variable.path("type").asText().equals("query")) {
                    var asked = Pattern.compile("label_values\\((\\w+), (\\w+)\\)")
                            .matcher(variable.path("definition").asText());
                    assertThat(asked.matches()).isTrue();
                    assertThat(prometheus.ask("label/" + asked.group(2) + "/values?match[]=" + asked.group(1)))
                            .as("%s: %s", dashboard, variable.path("name"))
                            .isNotEmpty();
                }
            }
        }
    }

    @Test
    void shouldEvaluateEveryRuleAndFireNoAlertOnAHealthyRun() throws Exception {
        JsonNode groups = prometheus.ask("rules").path("groups");
        assertThat(groups).isNotEmpty();
        for (JsonNode group : groups) {
            assertThat(group.path("rules")).allSatisfy(rule -> {
                assertThat(rule.path("health").asText()).as(rule.toString()).isEqualTo("ok");
                assertThat(rule.path("state").asText()).as(rule.toString()).isNotEqualTo("firing");
            });
        }
    }

    @Test
    void shouldHaveSeenEveryMetricOfTheGuideExceptThoseOfVirtualMachines() throws Exception {
        // Given
        try (Stream<String> guide = Files.lines(Repository.ROOT.resolve("docs/metrics.md"))) {
            List<String> missing = new ArrayList<>();
            for (String line : guide.toList()) {
                var row = ROW.matcher(line);
                if (row.matches() && !row.group(1).startsWith("pgfit_candidate_guest_")) {
                    String series = row.group(2).equals("histogram") ? row.group(1) + "_bucket" : row.group(1);
                    // When
                    if (prometheus.ask("series?match[]=" + series).isEmpty()) {
                        missing.add(series);
                    }
                }
            }
            // Then
            assertThat(missing).isEmpty();
        }
    }

    @Test
    void shouldShowEveryMetricOfPgfitOnADashboardOrInARule() throws Exception {
        // Given
        var shown = new TreeSet<String>();
        Stream.concat(
                        Dashboard.all().stream().flatMap(Dashboard::queries).map(Dashboard.Query::expression),
                        RulesTest.alerts().stream()
                                .map(rule -> rule.path("expr").asText()))
                .forEach(query -> QUERIED.matcher(query).results().forEach(name -> shown.add(name.group(1))));

        // When
        List<String> known = new ArrayList<>();
        prometheus.ask("label/__name__/values").forEach(name -> known.add(name.asText()));

        // Then
        assertThat(known)
                .containsAll(shown.stream()
                        .filter(name -> !name.startsWith("pgfit_resources_"))
                        .toList());
    }

    @Test
    void shouldKeepToPrometheusConventions() throws Exception {
        for (Map.Entry<String, URI> service : stack.services().entrySet()) {
            Tool lint = Tool.fed(scraped(service.getValue()), "promtool", "check", "metrics");
            assertThat(lint.output().lines().filter(line -> line.startsWith("pgfit_")))
                    .as(service.getKey())
                    .isEmpty();
        }
    }

    /** For people who size their Prometheus; a bound that no change should pass unnoticed. */
    @Test
    void shouldBeScrapedInLittle() throws Exception {
        for (Map.Entry<String, URI> service : stack.services().entrySet()) {
            String job = "{job=\"" + service.getKey() + "\"}";
            double samples = number("scrape_samples_scraped" + job);
            double mean = number("avg_over_time(scrape_duration_seconds" + job + "[5m])");
            double longest = number("max_over_time(scrape_duration_seconds" + job + "[5m])");
            System.out.printf(
                    "%s: %.0f samples, %d bytes, %.0f ms on average, %.0f ms at most%n",
                    service.getKey(), samples, scraped(service.getValue()).length, mean * 1e3, longest * 1e3);
            assertThat(samples).as(service.getKey()).isBetween(100.0, 2_000.0);
        }
    }

    private JsonNode answer(Dashboard.Query query) throws Exception {
        String asked = asGrafanaAsks(query.expression());
        return query.instant()
                ? prometheus.at(ended, asked)
                : prometheus.over(began, ended, Prometheus.INTERVAL.multipliedBy(5), asked);
    }

    /** With all chosen, over the range of the run. */
    private String asGrafanaAsks(String expression) {
        return expression
                .replace("$__rate_interval", Prometheus.INTERVAL.multipliedBy(5).toSeconds() + "s")
                .replace("$__range", Duration.between(began, ended).toSeconds() + "s")
                .replaceAll("\"\\$\\w+\"", "\".*\"");
    }

    private static boolean hasData(JsonNode answer) {
        return Dashboard.stream(answer.path("result"))
                .flatMap(series -> series.has("values")
                        ? Dashboard.stream(series.path("values"))
                        : Stream.of(series.path("value")))
                .anyMatch(value -> !value.path(1).asText().equals("NaN"));
    }

    private double number(String query) throws Exception {
        return prometheus.at(ended, query).at("/result/0/value/1").asDouble();
    }

    private static byte[] scraped(URI service) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(service.resolve("/q/metrics"))
                    .header("Accept", "text/plain")
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        }
    }
}
