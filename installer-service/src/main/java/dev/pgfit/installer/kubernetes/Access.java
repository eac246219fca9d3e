package dev.pgfit.installer.kubernetes;

import dev.pgfit.installer.environment.Site.Obstacle;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether there is a cluster, and whether it lets the installer do what it has to. Asks, and changes nothing. */
final class Access {
    private static final String FIELD = "environment";
    private static final Duration IN_ALL = Duration.ofSeconds(10);
    private static final int FORBIDDEN = 403;

    private final KubernetesClient client;
    private final String namespace;

    Access(Cluster cluster) {
        this.client = cluster.client();
        this.namespace = cluster.namespace();
    }

    /** What stands in the way. */
    Optional<Obstacle> obstacle() {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Future<Optional<String>> asking = threads.submit(this::ask);
        try {
            return asking.get(IN_ALL.toMillis(), TimeUnit.MILLISECONDS).map(why -> new Obstacle(FIELD, why));
        } catch (TimeoutException e) {
            return Optional.of(new Obstacle(
                    FIELD,
                    "The Kubernetes cluster at %s did not answer within %d s"
                            .formatted(client.getMasterUrl(), IN_ALL.toSeconds())));
        } catch (ExecutionException e) {
            return Optional.of(new Obstacle(FIELD, words(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Obstacle(FIELD, "interrupted while asking the cluster"));
        } finally {
            threads.shutdownNow();
        }
    }

    private Optional<String> ask() {
        return noNamespace().or(this::forbidden);
    }

    private Optional<String> noNamespace() {
        try {
            boolean there = client.namespaces().withName(namespace).get() != null;
            return there || allowed(new Right("", "namespaces", "create"))
                    ? Optional.empty()
                    : Optional.of(
                            "There is no namespace %s in the cluster, and pgfit may not create it: apply deploy/kubernetes"
                                    .formatted(namespace));
        } catch (KubernetesClientException e) {
            if (e.getCode() == FORBIDDEN) {
                // who may not look at namespaces may still have rights in one
                return Optional.empty();
            }
            return Optional.of(e.getCode() <= 0 ? unreachable(e) : refused(e));
        }
    }

    private String refused(KubernetesClientException failure) {
        return "The Kubernetes cluster at %s refuses to answer: %s"
                .formatted(client.getMasterUrl(), ClusterException.words(failure));
    }

    private String unreachable(KubernetesClientException failure) {
        return ("No Kubernetes cluster answers at %s: %s. pgfit puts candidates into the cluster that it runs in, or"
                        + " into that of a kubeconfig when it can reach the addresses of pods there")
                .formatted(client.getMasterUrl(), ClusterException.words(failure));
    }

    private Optional<String> forbidden() {
        List<String> missing = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> answers = Right.NEEDED.stream()
                    .map(right -> threads.submit(() -> allowed(right)))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                if (!answers.get(i).get()) {
                    missing.add(Right.NEEDED.get(i).inWords());
                }
            }
        } catch (ExecutionException e) {
            return Optional.of("The cluster could not be asked what pgfit may do: " + words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted while asking the cluster");
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "In the namespace %s the cluster does not let pgfit %s: apply deploy/kubernetes, or bind a role"
                                .formatted(namespace, String.join(", ", missing)));
    }

    private static String words(ExecutionException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof KubernetesClientException cluster) {
            return ClusterException.words(cluster);
        }
        // such as a kubeconfig that nobody can read
        String words = String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
        return "The client for a Kubernetes cluster can't be set up; is the kubeconfig what it should be? "
                + words.strip().replaceAll("\\s*\\n\\s*", ", ");
    }

    private boolean allowed(Right right) {
        SelfSubjectAccessReview answer = client.authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(right.review(right.resource().equals("namespaces") ? "" : namespace));
        return answer.getStatus() != null
                && Boolean.TRUE.equals(answer.getStatus().getAllowed());
    }
}
