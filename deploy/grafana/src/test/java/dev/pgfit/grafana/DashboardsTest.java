package dev.pgfit.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards' structure, without Grafana. */
class DashboardsTest {
    private static final Set<String> TYPES = Set.of("stat", "timeseries", "bargauge", "table", "heatmap");
    private static final int WIDTH = 24;

    static List<Dashboard> dashboards() {
        return Dashboard.all();
    }

    @Test
    void shouldBeTheFourOfTheGuideEachWithAnIdOfItsOwn() {
        assertThat(dashboards())
                .extracting(dashboard -> dashboard.json().path("uid").asText())
                .containsExactlyInAnyOrder("pgfit-runs", "pgfit-verdict", "pgfit-candidates", "pgfit-services");
        assertThat(dashboards())
                .extracting(dashboard -> dashboard.json().path("title").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldBeAsTheirSourceSays() throws Exception {
        // Given
        Tool.needs("node", "PGlite needs it too; package nodejs");

        // When
        Tool generator = Tool.run(
                "node",
                Repository.ROOT.resolve("deploy/grafana/source/generate.mjs").toString(),
                "--check");

        // Then
        assertThat(generator.exitCode()).as(generator.output()).isZero();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void shouldDescribeEveryPanelWithItsUnit(Dashboard dashboard) {
        assertThat(dashboard.json().path("description").asText()).isNotBlank();
        assertThat(dashboard.panels()).hasSizeGreaterThan(10).allSatisfy(panel -> {
            assertThat(panel.path("type").asText()).isIn(TYPES);
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("description").asText()).endsWith(".");
            assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                    .as("unit of %s", panel.path("title"))
                    .isNotBlank();
            assertThat(Dashboard.stream(panel.at("/fieldConfig/defaults/thresholds/steps")))
                    .isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void shouldAskTheChosenDataSource(Dashboard dashboard) {
        assertThat(dashboard.variables().getFirst().path("type").asText()).isEqualTo("datasource");
        assertThat(dashboard.json().findValues("datasource"))
                .filteredOn(JsonNode::isObject)
                .isNotEmpty()
                .allSatisfy(source -> assertThat(source.path("uid").asText()).isEqualTo("${datasource}"));
        assertThat(dashboard.panels())
                .allSatisfy(panel -> assertThat(Dashboard.stream(panel.path("targets"))
                                .map(target -> target.path("refId").asText()))
                        .isNotEmpty()
                        .doesNotHaveDuplicates());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void shouldUseEveryVariableAndNoOther(Dashboard dashboard) {
        // Given
        String queries = dashboard.queries().map(Dashboard.Query::expression).collect(Collectors.joining("\n"));
        List<String> names = dashboard.variables().stream()
                .map(variable -> variable.path("name").asText())
                .filter(name -> !name.equals("datasource"))
                .toList();

        // Then
        assertThat(names).allSatisfy(name -> assertThat(queries).contains("\"$" + name + "\""));
        String others = queries.replace("$__rate_interval", "").replace("$__range", "");
        for (String name : names) {
            others = others.replace("\"$" + name + "\"", "");
        }
        assertThat(others).doesNotContain("$");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void shouldPlacePanelsSideBySideAndNumberThemOnce(Dashboard dashboard) {
        Set<Integer> ids = new HashSet<>();
        Set<String> taken = new HashSet<>();
        for (JsonNode panel : dashboard.json().path("panels")) {
            assertThat(ids.add(panel.path("id").asInt()))
                    .as("id of %s", panel.path("title"))
                    .isTrue();
            JsonNode place = panel.path("gridPos");
            int right = place.path("x").asInt() + place.path("w").asInt();
            assertThat(right).isLessThanOrEqualTo(WIDTH);
            for (int x = place.path("x").asInt(); x < right; x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    assertThat(taken.add(x + "/" + (place.path("y").asInt() + y)))
                            .as("place of %s", panel.path("title"))
                            .isTrue();
                }
            }
        }
    }
}
