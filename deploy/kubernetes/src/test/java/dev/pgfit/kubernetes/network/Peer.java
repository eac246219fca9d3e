package dev.pgfit.kubernetes.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.kubernetes.render.Resource;
import java.util.Map;

/**
 * One end of a connection.
 *
 * @param name as the documentation calls it
 * @param namespace of a pod; empty for an address outside the cluster
 */
record Peer(String name, String namespace, Map<String, String> labels) {
    private static final String NAME_OF_NAMESPACE = "kubernetes.io/metadata.name";

    static Peer outside(String name) {
        return new Peer(name, "", Map.of());
    }

    boolean isPod() {
        return !namespace.isEmpty();
    }

    /** Whether a selector of pods, in the policy's namespace unless it names one, or a block of addresses means it. */
    boolean isMeantBy(JsonNode peer, String policyNamespace) {
        if (peer.has("ipBlock")) {
            return !isPod();
        }
        boolean there = peer.has("namespaceSelector")
                ? matches(peer.path("namespaceSelector"), Map.of(NAME_OF_NAMESPACE, namespace))
                : namespace.equals(policyNamespace);
        return isPod() && there && matches(peer.path("podSelector"), labels);
    }

    /** Whether a policy is about it. */
    boolean isSelectedBy(Resource policy) {
        return policy.namespace().equals(namespace) && matches(policy.node().at("/spec/podSelector"), labels);
    }

    private static boolean matches(JsonNode selector, Map<String, String> labels) {
        Map<String, String> wanted = Resource.strings(selector.path("matchLabels"));
        return labels.entrySet().containsAll(wanted.entrySet())
                && selector.path("matchExpressions").valueStream().allMatch(expression -> isIn(expression, labels));
    }

    private static boolean isIn(JsonNode expression, Map<String, String> labels) {
        if (!expression.path("operator").asText().equals("In")) {
            throw new IllegalArgumentException("not read here: " + expression);
        }
        String value = labels.get(expression.path("key").asText());
        return expression
                .path("values")
                .valueStream()
                .anyMatch(one -> one.asText().equals(value));
    }
}
