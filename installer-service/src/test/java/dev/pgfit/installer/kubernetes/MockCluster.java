package dev.pgfit.installer.kubernetes;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.fabric8.mockwebserver.utils.ResponseProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An API server that keeps what it is told and lets it be watched, as a cluster's does; nobody schedules or starts pods
 * there unless a test does. It answers what somebody may do by a rule.
 */
final class MockCluster implements AutoCloseable {
    static final String NAMESPACE = "pgfit-candidates";

    /** It tells of each request otherwise. */
    private static final Logger CHATTY = Logger.getLogger("io.fabric8.mockwebserver");

    private final KubernetesMockServer server;
    private final KubernetesClient client;

    private MockCluster(Predicate<SelfSubjectAccessReview> allowed) {
        CHATTY.setLevel(Level.WARNING);
        Map<ServerRequest, Queue<ServerResponse>> responses = new HashMap<>();
        server = new KubernetesMockServer(
                new Context(Serialization.jsonMapper()),
                new MockWebServer(),
                responses,
                new KubernetesMixedDispatcher(responses),
                false);
        server.init();
        client = server.createClient();
        server.expect()
                .post()
                .withPath("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews")
                .andReply(new Answer(allowed))
                .always();
    }

    /** One with the candidates' namespace, in which all is allowed. */
    static MockCluster open() {
        MockCluster cluster = bare(review -> true);
        cluster.client
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
        return cluster;
    }

    /** One with nothing in it. */
    static MockCluster bare(Predicate<SelfSubjectAccessReview> allowed) {
        return new MockCluster(allowed);
    }

    KubernetesClient client() {
        return client;
    }

    Cluster cluster() {
        return new Cluster(client, NAMESPACE);
    }

    List<Pod> pods() {
        return client.pods().inNamespace(NAMESPACE).list().getItems();
    }

    /** How many objects of a run there are, of whatever kind. */
    int objects() {
        return pods().size()
                + client.secrets().inNamespace(NAMESPACE).list().getItems().size()
                + client.configMaps().inNamespace(NAMESPACE).list().getItems().size()
                + client.leases().inNamespace(NAMESPACE).list().getItems().size();
    }

    /** As the scheduler does it. */
    void schedule(String pod, String node) {
        client.pods()
                .inNamespace(NAMESPACE)
                .withName(pod)
                .edit(found -> new PodBuilder(found)
                        .editSpec()
                        .withNodeName(node)
                        .endSpec()
                        .build());
    }

    /** As the kubelet does it. */
    void status(String pod, PodStatus status) {
        client.pods()
                .inNamespace(NAMESPACE)
                .withName(pod)
                .editStatus(found -> new PodBuilder(found).withStatus(status).build());
    }

    /** Refuses the next creation of an object there, in the API server's form. */
    void refuseOnce(String path, String words) {
        server.expect()
                .post()
                .withPath(path)
                .andReturn(
                        403,
                        new StatusBuilder()
                                .withCode(403)
                                .withReason("Forbidden")
                                .withStatus("Failure")
                                .withMessage(words)
                                .build())
                .once();
    }

    @Override
    public void close() {
        client.close();
        server.destroy();
    }

    private record Answer(Predicate<SelfSubjectAccessReview> allowed) implements ResponseProvider<Object> {
        @Override
        public int getStatusCode(RecordedRequest request) {
            return 201;
        }

        @Override
        public Headers getHeaders() {
            return Headers.builder().build();
        }

        @Override
        public void setHeaders(Headers headers) {
            // none
        }

        @Override
        public Object getBody(RecordedRequest request) {
            SelfSubjectAccessReview asked =
                    Serialization.unmarshal(request.getBody().readUtf8(), SelfSubjectAccessReview.class);
            return new SelfSubjectAccessReviewBuilder(asked)
                    .withNewStatus()
                    .withAllowed(allowed.test(asked))
                    .endStatus()
                    .build();
        }
    }
}
