package dev.pgfit.decision.edge;

import dev.pgfit.contracts.RunSpec;
import dev.pgfit.kit.problem.ProblemDetail;
import dev.pgfit.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks the services that do the work whether a run can be done, before it is accepted. */
@ApplicationScoped
public class PreflightClient {
    private static final Logger LOG = Logger.getLogger(PreflightClient.class);

    private final DecisionConfig config;
    private final HttpClient http;

    PreflightClient(DecisionConfig config) {
        this.config = config;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.preflightTimeout())
                .build();
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    /** Fails with the other service's own problem when it says that the run can't be done. */
    Uni<Void> check(RunSpec spec) {
        String body = Json.write(spec);
        return Uni.join()
                .all(ask(config.installerUrl(), body), ask(config.benchmarkUrl(), body), ask(config.compatUrl(), body))
                .andFailFast()
                .invoke(answers -> refuse(answers))
                .replaceWithVoid();
    }

    private Uni<Optional<ProblemDetail>> ask(URI service, String body) {
        URI uri = URI.create(service.toString().replaceAll("/+$", "") + "/preflight");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(config.preflightTimeout())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                // the request's own time-out is over when the answer begins
                .ifNoItem()
                .after(config.preflightTimeout())
                .fail()
                .map(response -> problem(uri, response))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("%s can't be asked (%s); the run is accepted, Kafka keeps it", uri, failure);
                    return Optional.empty();
                });
    }

    private static Optional<ProblemDetail> problem(URI uri, HttpResponse<String> response) {
        if (response.statusCode() == 422 || response.statusCode() == 400) {
            try {
                return Optional.of(Json.read(response.body(), ProblemDetail.class));
            } catch (UncheckedIOException e) {
                return Optional.of(new ProblemDetail(
                        "about:blank", "Not possible here", 422, uri + " refused the run", List.of()));
            }
        }
        if (response.statusCode() >= 300) {
            LOG.warnf("%s answered %d; the run is accepted", uri, response.statusCode());
        }
        return Optional.empty();
    }

    private static void refuse(List<Optional<ProblemDetail>> answers) {
        List<ProblemDetail> problems =
                answers.stream().flatMap(Optional::stream).toList();
        if (!problems.isEmpty()) {
            ProblemDetail first = problems.getFirst();
            var errors = problems.stream()
                    .map(ProblemDetail::errors)
                    .filter(list -> list != null)
                    .flatMap(List::stream)
                    .toList();
            throw new ProblemException(first.status(), first.title(), first.detail(), errors);
        }
    }
}
