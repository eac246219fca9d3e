package dev.pgfit.decision.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.kit.problem.FieldError;
import dev.pgfit.kit.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreflightClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A service that answers its preflight with this. */
    private static HttpServer service(int status, String body) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/preflight", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void check(HttpServer installer, HttpServer others) {
        var client = new PreflightClient(new Settings(url(installer), url(others), url(others)));
        try {
            client.check(RunSpec.DEFAULT).await().atMost(PATIENCE);
        } finally {
            client.close();
        }
    }

    private static URI url(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Test
    void shouldPassOnWhatTheOtherServicesRefuse() throws IOException {
        // Given
        var installer = service(
                422,
                "{\"title\":\"Not possible here\",\"status\":422,\"detail\":\"no such version\",\"errors\":"
                        + "[{\"field\":\"postgresql.version\",\"message\":\"is not to be had\"}]}");
        var benchmark = service(204, "");

        // Then
        assertThatThrownBy(() -> check(installer, benchmark))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.body().status()).isEqualTo(422);
                    assertThat(problem.body().detail()).isEqualTo("no such version");
                    assertThat(problem.body().errors())
                            .containsExactly(new FieldError("postgresql.version", "is not to be had"));
                });
        installer.stop(0);
        benchmark.stop(0);
    }

    @Test
    void shouldAcceptWhenAllAgreeOrCannotBeAsked() throws IOException {
        // Given
        var willing = service(204, "");
        var broken = service(500, "oops");
        var gone = service(204, "");
        gone.stop(0);

        // Then
        assertThatCode(() -> check(willing, willing)).doesNotThrowAnyException();
        assertThatCode(() -> check(broken, gone)).doesNotThrowAnyException();
        willing.stop(0);
        broken.stop(0);
    }

    @Test
    void shouldNotWaitForAnAnswerThatDoesNotEnd() throws IOException {
        // Given
        var willing = service(204, "");
        var halting = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        halting.createContext("/preflight", exchange -> {
            exchange.sendResponseHeaders(422, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        });
        halting.start();

        // Then
        assertThatCode(() -> check(halting, willing)).doesNotThrowAnyException();
        willing.stop(0);
        halting.stop(0);
    }

    private record Settings(URI installerUrl, URI benchmarkUrl, URI compatUrl) implements DecisionConfig {
        @Override
        public Duration preflightTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration sweep() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int lanes() {
            return 1;
        }

        @Override
        public Optional<Duration> keep() {
            return Optional.empty();
        }

        @Override
        public Duration heartbeat() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration publishTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public String reportLocation() {
            return "report";
        }
    }
}
