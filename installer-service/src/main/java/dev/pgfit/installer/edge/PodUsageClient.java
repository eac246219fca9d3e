package dev.pgfit.installer.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgfit.installer.kubernetes.PodReading;
import dev.pgfit.installer.kubernetes.UsageReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the program beside a candidate over HTTP; keeps its connections. */
public final class PodUsageClient implements UsageReader {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    @Override
    public PodReading read(String ip, int port) throws IOException, InterruptedException {
        // an address of version 6 stands in brackets
        String host = ip.contains(":") ? "[" + ip + "]" : ip;
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + "/usage"))
                .timeout(PATIENCE)
                .build();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        JsonNode json = JSON.readTree(response.body());
        if (response.statusCode() != OK || json == null) {
            throw new IOException("The program beside the candidate answered " + response.statusCode()
                    + (json == null ? "" : ": " + json.path("error").asText()));
        }
        return reading(json);
    }

    private static PodReading reading(JsonNode json) {
        return new PodReading(
                json.path("running").asBoolean(),
                json.path("life").asText(),
                json.path("cgroup").asInt(),
                json.path("cpuNanos").asLong(),
                json.path("rssBytes").asLong(),
                json.path("pssBytes").asLong(),
                json.path("anonymousBytes").asLong(),
                json.path("workingSetBytes").asLong(),
                json.path("oomKills").asInt(),
                json.path("ioReadBytes").asLong(),
                json.path("ioWrittenBytes").asLong(),
                json.path("networkReceivedBytes").asLong(),
                json.path("networkSentBytes").asLong(),
                json.path("diskBytes").asLong(),
                json.path("diskFreeBytes").asLong(),
                json.path("processes").asInt(),
                json.path("threads").asInt());
    }
}
