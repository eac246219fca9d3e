package dev.pgfit.installer.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A node: plays the pods that the API server is given, and tells it how they are. */
final class PodmanKubelet implements Consumer<Pod>, AutoCloseable {
    private final MockCluster cluster;
    private final Podman podman;
    private final AtomicInteger pods = new AtomicInteger();
    private volatile boolean closing;

    PodmanKubelet(MockCluster cluster, Podman podman) {
        this.cluster = cluster;
        this.podman = podman;
    }

    @Override
    public void accept(Pod pod) {
        pods.incrementAndGet();
        String name = pod.getMetadata().getName();
        try {
            try {
                play(pod);
                follow(name, podman.ip(name));
            } catch (Exception e) {
                if (!closing) {
                    // the test sees a pod that never starts
                    cluster.status(name, Statuses.waiting("CreateContainerError", String.valueOf(e.getMessage())));
                }
            } finally {
                podman.remove(pod);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            pods.decrementAndGet();
        }
    }

    private void play(Pod pod) throws Exception {
        String name = pod.getMetadata().getName();
        cluster.schedule(name, "this-machine");
        ConfigMap program = cluster.client()
                .configMaps()
                .inNamespace(MockCluster.NAMESPACE)
                .withName(pod.getSpec().getVolumes().getLast().getConfigMap().getName())
                .get();
        Secret secret = cluster.client()
                .secrets()
                .inNamespace(MockCluster.NAMESPACE)
                .withName(name)
                .get();
        boolean secretive =
                secret.getStringData() != null && !secret.getStringData().isEmpty();
        podman.play(pod, secretive ? Optional.of(secret) : Optional.empty(), program);
    }

    private void follow(String name, String ip) throws Exception {
        String before = "";
        while (!closing
                && cluster.pods().stream()
                        .anyMatch(pod -> pod.getMetadata().getName().equals(name))) {
            JsonNode container = podman.inspect(name);
            JsonNode state = container.path("State");
            int restarts = container.path("RestartCount").asInt();
            String now = state.path("Status").asText() + restarts;
            if (!now.equals(before)) {
                before = now;
                cluster.status(name, status(state, ip, restarts, podman.exits(name)));
            }
            Thread.sleep(200);
        }
    }

    private static PodStatus status(JsonNode state, String ip, int restarts, List<Integer> exits) {
        int code = exits.isEmpty() ? state.path("ExitCode").asInt() : exits.getLast();
        // podman 4.3 overlooks what the kernel does where control groups are of version 1; nobody else kills here
        String reason = code == 137 ? "OOMKilled" : "Error";
        if (state.path("Running").asBoolean()) {
            return restarts == 0 ? Statuses.running(ip, 0) : Statuses.runningAfter(ip, restarts, reason, code);
        }
        return Statuses.died(ip, restarts, reason, code);
    }

    /** Waits until nothing of any pod is left. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        while (pods.get() > 0) {
            Thread.sleep(50);
        }
    }
}
