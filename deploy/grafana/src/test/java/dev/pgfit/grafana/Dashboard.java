package dev.pgfit.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A dashboard as Grafana loads it. */
record Dashboard(String file, JsonNode json) {
    /** One panel's query. */
    record Query(String panel, String expression, boolean instant) {
        @Override
        public String toString() {
            return panel + ": " + expression;
        }
    }

    static List<Dashboard> all() {
        return Repository.files("deploy/grafana/dashboards", ".json").stream()
                .map(Dashboard::of)
                .toList();
    }

    private static Dashboard of(Path file) {
        return new Dashboard(file.getFileName().toString(), Repository.json(file));
    }

    /** Without rows. */
    List<JsonNode> panels() {
        return stream(json.path("panels"))
                .filter(panel -> !panel.path("type").asText().equals("row"))
                .toList();
    }

    List<JsonNode> variables() {
        return stream(json.at("/templating/list")).toList();
    }

    Stream<Query> queries() {
        return panels().stream()
                .flatMap(panel -> stream(panel.path("targets"))
                        .map(target -> new Query(
                                file + ": " + panel.path("title").asText(),
                                target.path("expr").asText(),
                                target.path("instant").asBoolean())));
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Override
    public String toString() {
        return file;
    }
}
