package dev.pgfit.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The runs API of decision-service. */
public final class RunApi implements AutoCloseable {
    private static final int HTTP_OK = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI base;
    private final HttpClient client;

    public RunApi(URI base) {
        this.base = base;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /**
     * Asks for a run.
     *
     * @throws Failure BAD_INPUT with a line for each field that was refused
     */
    UUID submit(JsonNode spec) {
        HttpRequest request = request("/runs")
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(spec.toString()))
                .build();
        Answer answer = send(request).orRefuse();
        String location = answer.location();
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    RunState state(UUID run) {
        HttpRequest request = request("/runs/" + run)
                .header("Accept", "application/json")
                .GET()
                .build();
        return RunState.of(send(request).orRefuse().json());
    }

    /** The newest runs, newest first. */
    public JsonNode newest(int count) {
        HttpRequest request = request("/runs?size=" + count)
                .header("Accept", "application/json")
                .GET()
                .build();
        return send(request).orRefuse().json();
    }

    /** The report of a decided run, in a media type. */
    String report(UUID run, String mediaType) {
        HttpRequest request = request("/runs/" + run + "/report")
                .header("Accept", mediaType)
                .GET()
                .build();
        return send(request).orRefuse().body();
    }

    void cancel(UUID run) {
        send(request("/runs/" + run).DELETE().build());
    }

    /**
     * Hands over what the run tells while it goes on; returns when the stream ends.
     *
     * @param lastSeen id of the last event of an earlier stream, or empty
     * @return id of the last event of this one
     */
    String follow(UUID run, String lastSeen, Consumer<ServerSentEvents.Event> onEvent)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve("/runs/" + run + "/events")).header("Accept", "text/event-stream");
        if (!lastSeen.isEmpty()) {
            request.header("Last-Event-ID", lastSeen);
        }
        HttpResponse<Stream<String>> response = client.send(request.GET().build(), BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            return response.statusCode() == HTTP_OK ? ServerSentEvents.read(lines, lastSeen, onEvent) : lastSeen;
        } catch (UncheckedIOException e) {
            // the stream broke off: the caller looks where the run is, and asks again
            return lastSeen;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    }

    private Answer send(HttpRequest request) {
        try {
            return Answer.of(client.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new Failure(ExitCode.UNEXPECTED, "decision-service at " + base + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.CANCELLED, "interrupted", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
