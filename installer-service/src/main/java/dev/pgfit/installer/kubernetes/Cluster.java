package dev.pgfit.installer.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The cluster, as far as candidates need it. Each call ends by the client's own time-outs. Thread-safe.
 *
 * @param namespace of the candidates
 */
public record Cluster(KubernetesClient client, String namespace) {
    private static final int CONFLICT = 409;
    private static final long GRACE_SECONDS = 5;
    private static final Duration GONE = Duration.ofSeconds(30);
    private static final int TAIL_LINES = 20;

    /** Creates an object; as it is then. */
    <T extends HasMetadata> T create(T object) throws ClusterException {
        return call("create " + named(object), () -> client.resource(object).create());
    }

    /** Creates an object unless there is one of its name. */
    void createUnlessThere(HasMetadata object) throws ClusterException {
        try {
            create(object);
        } catch (ClusterException e) {
            if (e.code() != CONFLICT) {
                throw e;
            }
        }
    }

    /** Makes the candidates' namespace with its limits, where it is known to be missing. */
    void ensureNamespace(KubernetesSettings settings) throws ClusterException {
        boolean missing;
        try {
            missing = client.namespaces().withName(namespace).get() == null;
        } catch (KubernetesClientException e) {
            return; // who may not look is told by the next call whether it is there
        }
        if (missing) {
            for (HasMetadata object : CandidatesNamespace.of(settings)) {
                createUnlessThere(object);
            }
        }
    }

    /** Ends a pod and waits until it is gone. */
    void endPod(String name) throws ClusterException {
        call("end pod " + name, () -> {
            var pod = client.pods().inNamespace(namespace).withName(name);
            pod.withGracePeriod(GRACE_SECONDS).delete();
            pod.waitUntilCondition(found -> found == null, GONE.toMillis(), TimeUnit.MILLISECONDS);
            return name;
        });
    }

    void removeSecret(String name) throws ClusterException {
        call(
                "remove secret " + name,
                () -> client.secrets().inNamespace(namespace).withName(name).delete());
    }

    void removeConfigMap(String name) throws ClusterException {
        call(
                "remove configmap " + name,
                () -> client.configMaps().inNamespace(namespace).withName(name).delete());
    }

    /** Pods of a run. */
    List<String> podsOf(String run) throws ClusterException {
        return call(
                        "list pods",
                        () -> client.pods()
                                .inNamespace(namespace)
                                .withLabel(Labels.RUN, run)
                                .list())
                .getItems()
                .stream()
                .map(pod -> pod.getMetadata().getName())
                .toList();
    }

    /** Nodes that a run's pods are on, by name; none when that can't be told. */
    List<String> nodesOf(UUID run) {
        try {
            return client.pods().inNamespace(namespace).withLabel(Labels.RUN, run.toString()).list().getItems().stream()
                    .flatMap(pod -> Optional.ofNullable(pod.getSpec().getNodeName()).stream())
                    .distinct()
                    .sorted()
                    .toList();
        } catch (KubernetesClientException e) {
            return List.of();
        }
    }

    /** The last lines that a candidate printed, oldest first; none when they can't be had. */
    List<String> tail(String pod) {
        try {
            String text = client.pods()
                    .inNamespace(namespace)
                    .withName(pod)
                    .inContainer(CandidatePod.CANDIDATE)
                    .tailingLines(TAIL_LINES)
                    .getLog();
            return text == null ? List.of() : text.lines().toList();
        } catch (KubernetesClientException e) {
            return List.of();
        }
    }

    /** Watches a pod from now on. */
    PodWatch watch(Pod pod) throws ClusterException {
        return call(
                "let a pod be watched",
                () -> new PodWatch(client, namespace, pod.getMetadata().getName(), PodState.of(pod)));
    }

    /** Does it, with a failure in words for a person. */
    static <T> T call(String what, Supplier<T> call) throws ClusterException {
        try {
            return call.get();
        } catch (KubernetesClientException e) {
            throw ClusterException.of(what, e);
        }
    }

    private static String named(HasMetadata object) {
        return object.getKind().toLowerCase(Locale.ROOT) + " "
                + object.getMetadata().getName();
    }
}
