package dev.pgfit.local.http;

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
import java.util.function.Function;
import java.util.stream.Stream;

/** One of the stack's services, over HTTP. Every answer is waited for, but not for ever. */
public final class ServiceClient implements AutoCloseable {
    private static final int HTTP_OK = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final String service;
    private final URI base;
    private final HttpClient client;

    /**
     * @param service its name, for messages
     * @param base where it listens
     */
    public ServiceClient(String service, URI base) {
        this.service = service;
        this.base = base;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** What is there, in a media type. */
    public Answer get(String path, String mediaType) {
        return send(request(path, TIMEOUT).header("Accept", mediaType).GET());
    }

    /** Hands JSON over. */
    public Answer post(String path, String json) {
        return send(request(path, TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /**
     * Has it taken away.
     *
     * @param patience how long that may take
     */
    public Answer delete(String path, Duration patience) {
        return send(request(path, patience).DELETE());
    }

    /**
     * Hands a stream's lines over while they come.
     *
     * @param lastSeen id of the last event of an earlier stream, or empty
     * @param reader returns the last id that it saw
     * @return that; the given one when the stream broke off or there was none
     */
    public String stream(String path, String lastSeen, Function<Stream<String>, String> reader)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).header("Accept", "text/event-stream");
        if (!lastSeen.isEmpty()) {
            request.header("Last-Event-ID", lastSeen);
        }
        HttpResponse<Stream<String>> response = client.send(request.GET().build(), BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            return response.statusCode() == HTTP_OK ? reader.apply(lines) : lastSeen;
        } catch (UncheckedIOException e) {
            // the stream broke off: the caller looks where things are, and asks again
            return lastSeen;
        }
    }

    private HttpRequest.Builder request(String path, Duration patience) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(patience);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(service, client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new Failure(ExitCode.UNEXPECTED, service + " at " + base + " does not answer: " + e, e);
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
