package dev.pgfit.compat.edge;

import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.postgrest.Http;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** HTTP through the JDK's client. */
public final class JdkHttp implements Http {
    private static final Duration LEAST = Duration.ofMillis(1);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public Answer send(Call call, Deadline deadline) {
        Duration time = deadline.remaining().compareTo(LEAST) < 0 ? LEAST : deadline.remaining();
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                .timeout(time)
                .method(call.method(), call.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        call.headers().forEach(request::header);
        if (call.body().isPresent()) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            Map<String, String> headers = new HashMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return new Answer(response.statusCode(), headers, response.body());
        } catch (IOException e) {
            throw new Lost(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } catch (InterruptedException e) {
            throw (CancellationException) new CancellationException("cancelled").initCause(e);
        }
    }
}
