package dev.pgfit.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A real Prometheus with the alert rules, on a free port; gone when it is closed. */
final class Prometheus implements AutoCloseable {
    /** Between two scrapes; a run here is short. */
    static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;

    private Prometheus(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** @param services to be scraped, each under its name as the job */
    static Prometheus start(Path folder, Map<String, URI> services) throws Exception {
        Path config = Files.writeString(folder.resolve("prometheus.yaml"), configuration(services));
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        var prometheus = new Prometheus(process, URI.create("http://127.0.0.1:" + port));
        prometheus.awaitReady(folder);
        return prometheus;
    }

    private static String configuration(Map<String, URI> services) {
        String jobs = services.entrySet().stream()
                .map(service ->
                        """
                          - job_name: %s
                            metrics_path: /q/metrics
                            static_configs: [{targets: ["%s"]}]
                        """.formatted(service.getKey(), service.getValue().getAuthority()))
                .collect(Collectors.joining());
        return """
                global: {scrape_interval: %1$ds, scrape_timeout: %1$ds, evaluation_interval: 5s}
                rule_files: ["%2$s"]
                scrape_configs:
                """.formatted(INTERVAL.toSeconds(), Repository.RULES) + jobs;
    }

    private void awaitReady(Path folder) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!ready()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                close();
                throw new AssertionError(
                        "Prometheus did not start: " + Files.readString(folder.resolve("prometheus.log")));
            }
            Thread.sleep(100);
        }
    }

    private boolean ready() throws InterruptedException {
        try {
            return get(address.resolve("/-/ready")).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** What a query gives at a moment. */
    JsonNode at(Instant time, String query) throws Exception {
        return ask("query?query=" + encoded(query) + "&time=" + time.toEpochMilli() / 1e3);
    }

    /** What a query gives from one moment to another, in steps. */
    JsonNode over(Instant from, Instant to, Duration step, String query) throws Exception {
        return ask("query_range?query=" + encoded(query) + "&start=" + from.toEpochMilli() / 1e3 + "&end="
                + to.toEpochMilli() / 1e3 + "&step=" + step.toSeconds());
    }

    /** Something else that its interface tells, such as {@code rules}. */
    JsonNode ask(String path) throws Exception {
        HttpResponse<String> answer = get(URI.create(address + "/api/v1/" + path));
        JsonNode body = JSON.readTree(answer.body());
        if (!body.path("status").asText().equals("success")) {
            throw new AssertionError(path + ": " + body.path("error").asText());
        }
        return body.path("data");
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() throws InterruptedException {
        http.close();
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
