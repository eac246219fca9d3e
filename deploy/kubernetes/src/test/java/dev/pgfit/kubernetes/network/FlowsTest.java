package dev.pgfit.kubernetes.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgfit.kubernetes.render.Kustomize;
import dev.pgfit.kubernetes.render.Manifests;
import dev.pgfit.kubernetes.render.Resource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlowsTest {
    private static final Set<String> OURS = Set.of("pgfit", "pgfit-candidates");

    @BeforeAll
    static void needsKubectl() {
        assumeTrue(Kustomize.whyNot().isEmpty(), () -> Kustomize.whyNot().orElseThrow());
    }

    static List<String> names() {
        return Manifests.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldAllowWhatIsDocumentedAndNothingElse(String name) {
        // Given
        List<Resource> resources = Manifests.of(name);
        List<String> podsOfPgfit = Peers.of(resources).stream()
                .filter(peer -> peer.namespace().equals("pgfit"))
                .map(Peer::name)
                .toList();

        // When
        Set<Flow> documented = FlowTable.of(Manifests.parts(name), podsOfPgfit);

        // Then
        assertThat(allowed(resources)).containsExactlyElementsOf(documented);
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldCloseEveryPod(String name) {
        // Given
        List<Resource> resources = Manifests.of(name);
        Policies policies = new Policies(resources);

        // Then
        assertThat(Peers.of(resources))
                .filteredOn(peer -> OURS.contains(peer.namespace()))
                .hasSizeGreaterThan(5)
                .allSatisfy(pod -> {
                    assertThat(policies.isClosed(pod, "Ingress")).as("%s", pod).isTrue();
                    assertThat(policies.isClosed(pod, "Egress")).as("%s", pod).isTrue();
                });
    }

    @Test
    void shouldFindAPolicyThatIsMissing() {
        // Given
        List<Resource> all = Manifests.of("prod");
        Set<Flow> sound = allowed(all);

        // Then: each of them is needed
        assertThat(all)
                .filteredOn(resource -> resource.kind().equals("NetworkPolicy"))
                .filteredOn(policy -> !policy.name().equals("default-deny"))
                .allSatisfy(policy -> assertThat(allowed(without(all, one -> one == policy)))
                        .as("without %s", policy)
                        .isNotEqualTo(sound));
        assertThat(allowed(without(all, resource -> resource.name().equals("default-deny"))))
                .hasSizeGreaterThan(sound.size());
    }

    private static List<Resource> without(List<Resource> all, Predicate<Resource> which) {
        return all.stream().filter(which.negate()).collect(Collectors.toList());
    }

    /** Every connection that has an end in pgfit's namespaces and is allowed, on ports that something listens on. */
    private static Set<Flow> allowed(List<Resource> resources) {
        Policies policies = new Policies(resources);
        Set<Flow> flows = new TreeSet<>();
        for (Peer from : Peers.of(resources)) {
            for (Peer to : Peers.of(resources)) {
                if (OURS.contains(from.namespace()) || OURS.contains(to.namespace())) {
                    for (int port : ports()) {
                        if (policies.allow(from, to, port)) {
                            flows.add(new Flow(from.name(), to.name(), port));
                        }
                    }
                }
            }
        }
        return flows;
    }

    private static List<Integer> ports() {
        return List.of(
                22, 53, 80, 443, 3000, 4317, 4318, 5432, 6443, 8000, 8080, 8090, 9090, 9091, 9092, 9093, 9404, 10250,
                29092, 32768, 60999, 61000);
    }
}
