package dev.pgfit.installer.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Info;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;

/** The container engine as Testcontainers finds it. Every call has an end: its client knows no time-outs. Thread-safe. */
final class Engine {
    private static final Duration CONNECT = Duration.ofSeconds(20);
    /** For what an engine answers out of its head. */
    static final Duration SHORT = Duration.ofSeconds(10);
    /** For what it has to do something for. */
    static final Duration LONG = Duration.ofSeconds(60);

    private final URI address;
    private final DockerClient client;
    private final Info info;

    private Engine(URI address, DockerClient client, Info info) {
        this.address = address;
        this.client = client;
        this.info = info;
    }

    /**
     * Finds it.
     *
     * @throws EngineException when there is none
     * @throws InterruptedException when asked to stop
     */
    static Engine connect(Optional<URI> named, Map<String, String> environment)
            throws EngineException, InterruptedException {
        if (System.getProperty("org.graalvm.nativeimage.imagecode") != null) {
            throw new EngineException(
                    "Testcontainers finds its parts by reflection, which this native executable does not"
                            + " carry: start the installer on a JVM for containers");
        }
        URI address = EngineAddress.find(named, environment);
        // Testcontainers is told by this alone: see testcontainers.properties
        System.setProperty("DOCKER_HOST", address.toString());
        DockerClient client = within(
                "finding the engine",
                CONNECT,
                () -> DockerClientFactory.instance().client());
        Info info = within(
                "asking the engine what it is", SHORT, () -> client.infoCmd().exec());
        return new Engine(address, client, info);
    }

    DockerClient client() {
        return client;
    }

    /** Whether its containers' processes may be processes of this machine. */
    boolean isLocal() {
        return "unix".equals(address.getScheme());
    }

    /** Where its containers' ports are reached: on this machine by the loopback address, unless we are in a container. */
    String host() {
        String host = DockerClientFactory.instance().dockerHostIpAddress();
        return host.equals("localhost") || (isLocal() && ownName().equals(info.getName())) ? "127.0.0.1" : host;
    }

    private static String ownName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).trim();
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether it can forbid swapping. */
    boolean limitsSwap() {
        return Boolean.TRUE.equals(info.getSwapLimit());
    }

    /** For a report, such as {@code podman 4.3.1}. */
    String inWords() {
        String version = String.valueOf(info.getServerVersion());
        return (address.toString().contains("podman") ? "podman " : "engine ") + version;
    }

    /** Asks it something. */
    <T> T ask(String what, Duration atMost, Callable<T> call) throws EngineException, InterruptedException {
        return within(what, atMost, call);
    }

    private static <T> T within(String what, Duration atMost, Callable<T> call)
            throws EngineException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofPlatform().daemon().name("engine").start(task);
        try {
            return task.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new EngineException(
                    "the container engine did not answer within " + atMost.toSeconds() + " s: " + what, e);
        } catch (InterruptedException e) {
            task.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw new EngineException(what + ": " + reason(e.getCause()), e.getCause());
        }
    }

    /** Whether this says that something is not there. */
    static boolean isMissing(EngineException e) {
        return e.getCause() instanceof NotFoundException;
    }

    /** The innermost message, without the engine's JSON around it. */
    private static String reason(@Nullable Throwable failure) {
        if (failure == null) {
            return "it failed";
        }
        Throwable inner = failure;
        while (inner.getCause() != null && !(inner instanceof DockerException)) {
            inner = inner.getCause();
        }
        String message = String.valueOf(inner.getMessage());
        int start = message.indexOf("\"message\":\"");
        if (start < 0) {
            return message;
        }
        int from = start + "\"message\":\"".length();
        int end = message.indexOf('"', from);
        while (end > 0 && message.charAt(end - 1) == '\\') {
            end = message.indexOf('"', end + 1);
        }
        return end < 0 ? message.substring(from) : message.substring(from, end).replace("\\\"", "\"");
    }
}
