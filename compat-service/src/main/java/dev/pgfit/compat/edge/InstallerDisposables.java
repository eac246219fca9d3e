package dev.pgfit.compat.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.runner.Candidate;
import dev.pgfit.compat.runner.Disposables;
import dev.pgfit.contracts.DisposableCandidate;
import dev.pgfit.contracts.Target;
import dev.pgfit.kit.json.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Asks the installer of a candidate for others of its kind, where it serves the candidate's counters. */
final class InstallerDisposables implements Disposables {
    private static final Logger LOG = Logger.getLogger(InstallerDisposables.class);
    /** Packages and template are there by now; what is left is a start, in the worst case an initdb. */
    private static final Duration INSTALLATION = Duration.ofSeconds(60);

    private static final Duration GIVING_BACK = Duration.ofSeconds(30);
    private static final int CREATED = 201;
    private static final int NOT_OFFERED = 422;

    private final HttpClient http;
    private final URI address;
    private final String kind;
    private final Function<Target, Database> reach;

    private InstallerDisposables(HttpClient http, URI address, String kind, Function<Target, Database> reach) {
        this.http = http;
        this.address = address;
        this.kind = kind;
        this.reach = reach;
    }

    /** Those of a target's installer; none for a database that pgfit did not install. */
    static Disposables of(Target target, HttpClient http, Function<Target, Database> reach) {
        URI usage = target.usage();
        if (usage == null) {
            return Disposables.NONE;
        }
        URI address = URI.create(usage.toString().replaceFirst("/usage$", "/disposables"));
        return new InstallerDisposables(http, address, target.candidate().name().toLowerCase(Locale.ROOT), reach);
    }

    @Override
    public Optional<Disposable> take(Deadline deadline) throws RefusedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(deadline.within(INSTALLATION).remaining().plusMillis(1))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"candidate\":\"" + kind + "\"}"))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case CREATED -> Optional.of(new Given(read(answer.body())));
                case NOT_OFFERED -> Optional.empty();
                default ->
                    throw new RefusedException(address + " answered " + answer.statusCode() + ": " + answer.body());
            };
        } catch (IOException e) {
            throw new RefusedException(address + ": " + e);
        } catch (InterruptedException e) {
            throw (CancellationException) new CancellationException("cancelled").initCause(e);
        }
    }

    private static DisposableCandidate read(String body) throws JsonProcessingException {
        return ContractJson.mapper().readValue(body, DisposableCandidate.class);
    }

    private final class Given implements Disposable {
        private final DisposableCandidate given;

        Given(DisposableCandidate given) {
            this.given = given;
        }

        @Override
        public Candidate candidate() {
            return new Candidate(given.target(), reach.apply(given.target()));
        }

        /** When it can't be given back, it goes with the installation. */
        @Override
        public void close() {
            boolean interrupted = Thread.interrupted();
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/" + given.id()))
                    .timeout(GIVING_BACK)
                    .DELETE()
                    .build();
            try {
                http.send(request, BodyHandlers.discarding());
            } catch (IOException e) {
                LOG.warnf("The disposable candidate %s could not be given back: %s", given.id(), e);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
