package dev.pgfit.monitor.edge;

import com.sun.net.httpserver.HttpServer;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.InstallationUsage;
import dev.pgfit.kit.json.ContractJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the installer serves: usage figures over HTTP, and it can go away and come back at the same address. */
final class UsageServer implements AutoCloseable {
    private final Function<String, InstallationUsage> answers;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile @Nullable String spoiled;
    private int port;
    private HttpServer server;

    /** One that tells the figures of now. */
    UsageServer(Supplier<List<CandidateUsage>> figures) {
        this(query -> new InstallationUsage(new UUID(0, 1), figures.get()));
    }

    /** @param answers to a request's query */
    UsageServer(Function<String, InstallationUsage> answers) {
        this.answers = answers;
        this.server = open();
        this.port = server.getAddress().getPort();
    }

    String uri() {
        return "http://127.0.0.1:" + port + "/installations/1/usage";
    }

    int requests() {
        return requests.get();
    }

    /** Answers this instead of figures from now on; {@code null}: figures again. */
    void spoil(@Nullable String body) {
        spoiled = body;
    }

    void goAway() {
        server.stop(0);
    }

    void comeBack() {
        server = open();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private HttpServer open() {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            opened.createContext("/installations/1/usage", exchange -> {
                requests.incrementAndGet();
                byte[] body = body(exchange.getRequestURI().getQuery()).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String body(String query) throws IOException {
        String other = spoiled;
        return other != null ? other : ContractJson.mapper().writeValueAsString(answers.apply(query));
    }
}
