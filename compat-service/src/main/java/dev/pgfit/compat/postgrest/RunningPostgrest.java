package dev.pgfit.compat.postgrest;

import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.contracts.Layer;
import dev.pgfit.process.GuardedProcess;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PostgREST that runs against a candidate. Thread-safe. */
final class RunningPostgrest implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(25);
    private static final Duration ONE_TRY = Duration.ofSeconds(2);
    /** Time for its last lines to arrive after it ended. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private static final int LINES = 8;
    private static final int OK = 200;
    private static final Pattern BANNER = Pattern.compile("Starting PostgREST (\\S+?)\\.{0,3}(\\s|$)");

    private final GuardedProcess process;
    private final Http http;
    private final Settings settings;
    private final URI base;
    private volatile String lastReadiness = "no answer";
    private volatile Optional<String> version = Optional.empty();

    RunningPostgrest(GuardedProcess process, Http http, Settings settings, int port) {
        this.process = process;
        this.http = http;
        this.settings = settings;
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As it names itself: in its answers, or else in its log. */
    Optional<String> version() {
        return version.or(() -> process.outputTail(Integer.MAX_VALUE).stream()
                .map(BANNER::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst());
    }

    /**
     * Waits until {@code /ready} on the admin port answers 200.
     *
     * @throws CheckFailed if it ends, or the deadline passes first
     */
    void awaitReady(int adminPort, Deadline deadline) {
        Http.Call ready = new Http.Call(
                "GET", URI.create("http://127.0.0.1:%d/ready".formatted(adminPort)), Map.of(), Optional.empty());
        while (!isReady(ready, deadline)) {
            if (!process.isAlive()) {
                throw ended("before it was ready");
            }
            if (deadline.remaining().compareTo(POLL) <= 0) {
                throw new CheckFailed("PostgREST was not ready within %.1f s (/ready: %s)%s"
                                .formatted(deadline.budget().toMillis() / 1000.0, lastReadiness, lastLines()))
                        .of(Layer.TRANSPORT);
            }
            pause();
        }
    }

    /**
     * Sends a request to the API.
     *
     * @param path with its query, encoded
     * @throws CheckFailed if PostgREST ended, or doesn't answer
     */
    Http.Answer send(
            String method, String path, Map<String, String> headers, Optional<String> body, Deadline deadline) {
        try {
            Http.Answer answer = http.send(new Http.Call(method, base.resolve(path), headers, body), deadline);
            answer.header("server")
                    .filter(name -> name.startsWith("postgrest/"))
                    .map(name -> name.substring("postgrest/".length()))
                    .ifPresent(name -> version = Optional.of(name));
            return answer;
        } catch (Http.Lost e) {
            if (ends()) {
                throw ended("at %s %s".formatted(method, path));
            }
            throw new CheckFailed(
                            "%s %s: PostgREST did not answer: %s%s".formatted(method, path, e.words(), lastLines()))
                    .of(Layer.TRANSPORT);
        }
    }

    /** Ends it, the hard way if it doesn't heed the signal; returns when it is gone. */
    @Override
    public void close() {
        process.close();
    }

    private boolean isReady(Http.Call ready, Deadline deadline) {
        try {
            Http.Answer answer = http.send(ready, deadline.within(ONE_TRY));
            lastReadiness = "status " + answer.status();
            return answer.status() == OK;
        } catch (Http.Lost e) {
            return false;
        }
    }

    /** A program that crashes closes its sockets before anybody hears of its end. */
    private boolean ends() {
        try {
            return process.await(LAST_WORDS).isPresent();
        } catch (InterruptedException e) {
            throw (CancellationException) new CancellationException("cancelled").initCause(e);
        }
    }

    private CheckFailed ended(String when) {
        ends();
        return new CheckFailed("PostgREST ended with exit code %d %s%s"
                        .formatted(process.exitCode().getNow(-1), when, lastLines()))
                .of(Layer.TRANSPORT);
    }

    private String lastLines() {
        List<String> lines = process.outputTail(LINES);
        return lines.isEmpty()
                ? "; it said nothing"
                : "; its last lines: " + settings.redact(String.join(" | ", lines));
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            throw (CancellationException) new CancellationException("cancelled").initCause(e);
        }
    }
}
