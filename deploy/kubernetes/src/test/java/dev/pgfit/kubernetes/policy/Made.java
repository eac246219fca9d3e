package dev.pgfit.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.kubernetes.render.Resource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Secrets that are there once all is deployed, with their keys: rendered, made by an operator, or made beforehand. */
final class Made {
    private static final List<String> ANY_KEYS = List.of("username", "password", "tls.crt", "tls.key");

    private final Map<String, Set<String>> keys = new HashMap<>();

    Made(List<Resource> resources) {
        for (Resource resource : resources) {
            switch (resource.kind()) {
                case "Secret" -> add(resource.name(), resource.node().path("data"));
                // strimzi.io/docs/operators/latest/deploying: secrets of users and of the cluster's CA
                case "KafkaUser" -> add(resource.name(), "password", "sasl.jaas.config");
                case "Kafka" -> add(resource.name() + "-cluster-ca-cert", "ca.crt", "ca.p12", "ca.password");
                // cloudnative-pg.io/documentation: applications.md, certificates.md
                case "Cluster" -> {
                    add(resource.name() + "-app", "username", "password", "host", "port", "dbname", "uri");
                    add(resource.name() + "-ca", "ca.crt", "ca.key");
                }
                default -> {
                    // makes no secret
                }
            }
        }
        boolean byOperator = keys.containsKey("pgfit-database-app");
        boolean rendered = keys.keySet().stream().anyMatch(name -> name.startsWith("pgfit-database"));
        if (!byOperator && !rendered) {
            // docs/kubernetes.md has the people make it
            keys.put("pgfit-database", Set.copyOf(ANY_KEYS));
        }
        if (resources.stream().anyMatch(resource -> resource.kind().equals("Ingress"))) {
            keys.put("pgfit-tls", Set.copyOf(ANY_KEYS));
        }
    }

    boolean has(String secret) {
        return keys.containsKey(secret);
    }

    boolean has(String secret, String key) {
        return keys.getOrDefault(secret, Set.of()).contains(key);
    }

    private void add(String name, JsonNode data) {
        add(name, Resource.strings(data).keySet().toArray(String[]::new));
    }

    private void add(String name, String... some) {
        keys.put(name, new HashSet<>(List.of(some)));
    }
}
