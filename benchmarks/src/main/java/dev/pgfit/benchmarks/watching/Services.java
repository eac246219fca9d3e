package dev.pgfit.benchmarks.watching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgfit.process.CpuClock;
import dev.pgfit.process.ProcStat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The real installer and monitor of a stack of their own, with both candidates installed on this machine. */
final class Services implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path repository;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private final CpuClock clock = new CpuClock();
    private final Part installer;
    private final Part monitor;

    private record Part(long pid, URI url) {}

    private Services(Path repository, Path folder) throws IOException {
        this.repository = repository;
        this.folder = folder;
        JsonNode state = JSON.readTree(folder.resolve("stack.json").toFile());
        this.installer = part(state, "installer-service");
        this.monitor = part(state, "monitor-service");
    }

    /** @param repository where {@code ./pgfit} is */
    static Services start(Path repository, Path folder) throws IOException, InterruptedException {
        pgfit(repository, List.of("up", "--env", "host", "--data", folder.toString()));
        return new Services(repository, folder);
    }

    /** CPU seconds of both so far, programs that they started and waited for included. */
    double cpuSeconds(boolean ofMonitor) {
        long pid = (ofMonitor ? monitor : installer).pid();
        long children =
                ProcStat.read(Path.of("/proc"), pid).map(ProcStat::childTicks).orElse(0L);
        return clock.nanos(pid) / 1e9 + (double) children / ProcStat.TICKS_PER_SECOND;
    }

    /** Watches both candidates; returns the report once the time is over. */
    JsonNode watch(Duration interval, Duration duration) throws IOException, InterruptedException {
        ObjectNode request = JSON.createObjectNode();
        ArrayNode targets = request.putArray("targets");
        targets().forEach(targets::add);
        request.putObject("resources").put("interval", interval.toString());
        request.put("duration", duration.toString());
        JsonNode job = send(HttpRequest.newBuilder(monitor.url().resolve("/observations"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(request.toString())));
        URI address = monitor.url().resolve("/observations/" + job.path("id").asText());
        Thread.sleep(duration);
        for (int i = 0; i < 50; i++) {
            JsonNode now = send(HttpRequest.newBuilder(address).GET());
            if (now.hasNonNull("report")) {
                return now.path("report");
            }
            Thread.sleep(200);
        }
        throw new IOException("the observation didn't end");
    }

    /** The candidates as the installer tells them. */
    List<JsonNode> targets() throws IOException, InterruptedException {
        JsonNode installations = send(HttpRequest.newBuilder(installer.url().resolve("/installations"))
                .GET());
        return installations.path(0).path("report").path("candidates").findValues("target");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        pgfit(repository, List.of("down", "--data", folder.toString()));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private static Part part(JsonNode state, String name) throws IOException {
        for (JsonNode part : state.path("services")) {
            if (part.path("name").asText().equals(name)) {
                return new Part(
                        part.path("process").path("pid").asLong(),
                        URI.create("http://127.0.0.1:" + part.path("port").asInt()));
            }
        }
        throw new IOException("stack.json has no " + name);
    }

    private static void pgfit(Path repository, List<String> arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(repository.resolve("pgfit").toString());
        builder.command().addAll(arguments);
        int code = builder.inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException("pgfit " + String.join(" ", arguments) + " ended with " + code);
        }
    }
}
