package dev.pgfit.decision.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.Progress;
import dev.pgfit.contracts.Topic;
import dev.pgfit.decision.samples.Samples;
import dev.pgfit.testkit.EventProbe;
import dev.pgfit.testkit.KafkaResource;
import dev.pgfit.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class RunEventsTest {
    private static CompletableFuture<Void> listen(HttpClient http, UUID run, String lastSeen, Queue<String> lines) {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/runs/" + run + "/events"))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "text/event-stream");
        if (!lastSeen.isEmpty()) {
            request.header("Last-Event-ID", lastSeen);
        }
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines())
                .thenAccept(response -> response.body().forEach(lines::add));
    }

    private static List<String> all(Queue<String> lines, String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1).trim())
                .toList();
    }

    @Test
    void shouldStayWithHttp1WhenAClientOffersMore() throws Exception {
        // Given
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/runs"))
                .version(HttpClient.Version.HTTP_2)
                .build();

        // When
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.discarding());

            // Then
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        }
    }

    @Test
    void shouldTellFromTheStartThenLiveAndEndWithTheRun() throws Exception {
        // Given
        UUID run = Client.ask("{}");
        var live = new ConcurrentLinkedQueue<String>();
        var late = new ConcurrentLinkedQueue<String>();
        var resumed = new ConcurrentLinkedQueue<String>();
        var http = HttpClient.newHttpClient();
        try (var progress = EventProbe.on(Topic.PROGRESS);
                var installations = EventProbe.on(Topic.INSTALLATIONS)) {
            var ended = listen(http, run, "", live);
            Client.await(() -> all(live, "event").size() == 1, "the state queued is told");

            // When
            for (int i = 0; i < 20; i++) {
                progress.send(new Progress(run, Phase.INSTALLATION, null, "step " + i, i, 20, Instant.now()));
            }
            Client.await(() -> all(live, "event").size() == 22, "progress is told as it comes");
            Client.await(() -> live.stream().anyMatch(line -> line.startsWith(":")), "the heart beats");
            installations.send(Samples.installation(run));
            Client.awaitState(run, "measuring");
            io.restassured.RestAssured.given().delete("/runs/{id}", run).then().statusCode(204);
            ended.get(10, TimeUnit.SECONDS);
            listen(http, run, "", late).get(10, TimeUnit.SECONDS);
            listen(http, run, "22", resumed).get(10, TimeUnit.SECONDS);
        } finally {
            // not close: that would wait for a stream that does not end
            http.shutdownNow();
        }

        // Then
        assertThat(all(live, "event").getFirst()).isEqualTo("state");
        assertThat(all(live, "data").stream().filter(data -> data.contains("\"message\":\"step ")))
                .hasSize(20)
                .isSortedAccordingTo(java.util.Comparator.comparing(
                        data -> Integer.parseInt(data.replaceAll(".*step (\\d+).*", "$1"))));
        assertThat(all(live, "id")).isEqualTo(all(late, "id")).doesNotHaveDuplicates();
        assertThat(all(late, "data").getLast()).contains("\"state\":\"cancelled\"");
        assertThat(all(resumed, "id").getFirst()).isEqualTo("23");
        assertThat(all(resumed, "event")).containsExactly("report", "state", "state");
    }
}
