package dev.pgfit.monitor.edge;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.InstallationUsage;
import dev.pgfit.kit.json.ContractJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Reads usage figures, one kept connection per installer. Never blocks; a failure's message is for people. */
@ApplicationScoped
@RegisterForReflection(targets = {InstallationUsage.class, CandidateUsage.class})
public class UsageClient {
    private static final Logger LOG = Logger.getLogger(UsageClient.class);
    private static final ObjectReader READER = ContractJson.mapper().readerFor(InstallationUsage.class);

    private final Vertx vertx;
    private final int maxBytes;
    private final HttpClient http;

    UsageClient(Vertx vertx, MonitorConfig config) {
        this.vertx = vertx;
        this.maxBytes = config.poll().maxBytes();
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAlive(true)
                .setMaxPoolSize(config.parallel())
                .setConnectTimeout((int) config.poll().connectTimeout().toMillis());
        this.http = vertx.httpClientBuilder()
                .with(options)
                // a lost connection is the next request's failure; Vert.x would log it as an error of its own
                .withConnectHandler(connection ->
                        connection.exceptionHandler(lost -> LOG.debugf("Connection lost: %s", lost.getMessage())))
                .build();
    }

    /**
     * The request for the figures at an address, as the installer reads them on its own; made once, because taking an address
     * apart costs more than asking.
     */
    static RequestOptions request(URI usage, Duration every) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(usage.toString())
                .putHeader("Accept", "application/json");
        return request.setURI(request.getURI() + (usage.getRawQuery() == null ? "?" : "&") + "every=" + every);
    }

    /** The same for readings after an instant only. */
    static RequestOptions after(RequestOptions request, Instant instant) {
        return new RequestOptions(request).setURI(request.getURI() + "&after=" + instant);
    }

    /** The figures now; fails when they aren't there within the time-out, however the other side misbehaves. */
    Future<InstallationUsage> read(RequestOptions options, Duration timeout) {
        Promise<InstallationUsage> answer = Promise.promise();
        http.request(options).onFailure(answer::tryFail).onSuccess(request -> {
            long timer = vertx.setTimer(timeout.toMillis(), id -> {
                answer.tryFail("no answer within " + timeout.toMillis() + " ms");
                request.reset();
            });
            send(request).onComplete(result -> {
                vertx.cancelTimer(timer);
                answer.handle(result);
            });
        });
        return answer.future();
    }

    @PreDestroy
    void close() {
        http.close();
    }

    private Future<InstallationUsage> send(HttpClientRequest request) {
        return request.send().compose(response -> {
            if (response.statusCode() != 200) {
                request.reset();
                return Future.failedFuture("the installer answered " + response.statusCode());
            }
            return body(request, response).map(UsageClient::decode);
        });
    }

    private Future<Buffer> body(HttpClientRequest request, HttpClientResponse response) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail)
                .endHandler(end -> whole.tryComplete(body))
                .handler(part -> {
                    if (body.length() + part.length() > maxBytes) {
                        whole.tryFail("the answer is longer than " + maxBytes + " bytes");
                        request.reset();
                    } else {
                        body.appendBuffer(part);
                    }
                });
        return whole.future();
    }

    private static InstallationUsage decode(Buffer body) {
        try {
            InstallationUsage usage = READER.readValue(body.getBytes());
            if (usage == null
                    || usage.candidates() == null
                    || usage.candidates().stream().anyMatch(UsageClient::unusable)
                    || usage.earlier() != null && usage.earlier().stream().anyMatch(UsageClient::unusable)) {
                throw new UnreadableAnswer("a candidate's kind or time is missing");
            }
            return usage;
        } catch (IOException e) {
            throw new UnreadableAnswer("it is no usage document");
        }
    }

    private static boolean unusable(CandidateUsage usage) {
        return usage == null || usage.candidate() == null || usage.at() == null;
    }

    private static final class UnreadableAnswer extends RuntimeException {
        UnreadableAnswer(String why) {
            super("the installer's answer can't be read: " + why);
        }
    }
}
