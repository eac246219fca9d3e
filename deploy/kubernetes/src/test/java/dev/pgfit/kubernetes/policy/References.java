package dev.pgfit.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.kubernetes.render.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whatever is named by another resource is there: ConfigMaps, Secrets, accounts, claims, Services and their ports. */
final class References implements Policy {
    @Override
    public List<String> faults(List<Resource> resources) {
        return new Check(resources).faults();
    }

    private record Check(List<Resource> resources, Made secrets, List<String> faults) {
        Check(List<Resource> resources) {
            this(resources, new Made(resources), new ArrayList<>());
            for (Pod pod : Pod.of(resources)) {
                pod(pod);
            }
            for (Resource resource : resources) {
                resource(resource);
            }
        }

        private void pod(Pod pod) {
            account(pod, pod.spec().path("serviceAccountName").asText(), pod.namespace());
            pod.variables().map(variable -> variable.path("valueFrom")).forEach(source -> {
                source.optional("configMapKeyRef").ifPresent(ref -> configMap(pod, ref));
                source.optional("secretKeyRef").ifPresent(ref -> secret(pod, text(ref, "name"), text(ref, "key")));
            });
            pod.containers().stream()
                    .flatMap(container -> Pod.elements(container.path("envFrom")))
                    .forEach(source -> configMap(pod, source.path("configMapRef")));
            for (JsonNode volume : pod.spec().path("volumes")) {
                volume.optional("secret")
                        .ifPresent(ref -> Pod.elements(ref.path("items"))
                                .forEach(item -> secret(pod, text(ref, "secretName"), text(item, "key"))));
                volume.optional("configMap").ifPresent(ref -> configMap(pod, ref));
                Pod.elements(volume.at("/projected/sources"))
                        .forEach(source -> configMap(pod, source.path("configMap")));
                volume.optional("persistentVolumeClaim")
                        .ifPresent(ref -> named(pod, "PersistentVolumeClaim", text(ref, "claimName")));
            }
            List<String> volumes = Pod.elements(pod.spec().path("volumes"))
                    .map(volume -> text(volume, "name"))
                    .toList();
            pod.containers().stream()
                    .flatMap(container -> Pod.elements(container.path("volumeMounts")))
                    .map(mount -> text(mount, "name"))
                    .filter(name -> !volumes.contains(name))
                    .forEach(name -> faults.add(pod + ": no volume " + name));
        }

        private void resource(Resource resource) {
            JsonNode node = resource.node();
            switch (resource.kind()) {
                case "Service" -> service(resource);
                case "RoleBinding" -> {
                    named(resource, text(node.path("roleRef"), "kind"), text(node.path("roleRef"), "name"));
                    Pod.elements(node.path("subjects"))
                            .forEach(subject -> account(resource, text(subject, "name"), text(subject, "namespace")));
                }
                case "HTTPRoute" ->
                    Pod.elements(node.at("/spec/rules"))
                            .flatMap(rule -> Pod.elements(rule.path("backendRefs")))
                            .forEach(backend -> backend(resource, text(backend, "name"), text(backend, "port")));
                case "Ingress" -> {
                    Pod.elements(node.at("/spec/rules/0/http/paths"))
                            .map(path -> path.at("/backend/service"))
                            .forEach(service ->
                                    backend(resource, text(service, "name"), text(service.path("port"), "number")));
                    Pod.elements(node.at("/spec/tls")).forEach(tls -> secretThere(resource, text(tls, "secretName")));
                }
                case "TriggerAuthentication" -> {
                    Pod.elements(node.at("/spec/configMapTargetRef")).forEach(ref -> configMap(resource, ref));
                    Pod.elements(node.at("/spec/secretTargetRef"))
                            .forEach(ref -> secret(resource, text(ref, "name"), text(ref, "key")));
                }
                case "ScaledObject" ->
                    Pod.elements(node.at("/spec/triggers"))
                            .map(trigger -> text(trigger.path("authenticationRef"), "name"))
                            .forEach(name -> named(resource, "TriggerAuthentication", name));
                default -> {
                    // names nothing
                }
            }
        }

        /** Its selector finds pods, and they have its ports. */
        private void service(Resource service) {
            var selector = Resource.strings(service.node().at("/spec/selector"));
            List<Pod> pods = Pod.of(resources).stream()
                    .filter(pod -> pod.labels().entrySet().containsAll(selector.entrySet()))
                    .toList();
            if (selector.isEmpty() || pods.size() != 1) {
                faults.add(service + " selects " + pods);
            }
            for (JsonNode port : service.node().at("/spec/ports")) {
                pods.stream()
                        .filter(pod -> pod.containers().stream()
                                .flatMap(container -> Pod.elements(container.path("ports")))
                                .noneMatch(open -> text(open, "containerPort").equals(text(port, "targetPort"))))
                        .forEach(pod -> faults.add(service + ": " + pod + " has no port " + port));
            }
        }

        private void backend(Resource by, String service, String port) {
            named(by, "Service", service);
            boolean there = all("Service", service)
                    .flatMap(found -> Pod.elements(found.node().at("/spec/ports")))
                    .anyMatch(open -> text(open, "port").equals(port));
            if (!there) {
                faults.add(by + ": Service " + service + " has no port " + port);
            }
        }

        private void configMap(Object by, JsonNode reference) {
            String name = text(reference, "name");
            named(by, "ConfigMap", name);
            reference
                    .optional("key")
                    .map(JsonNode::asText)
                    .filter(key -> all("ConfigMap", name)
                            .noneMatch(map -> map.node().path("data").has(key)))
                    .ifPresent(key -> faults.add(by + ": ConfigMap " + name + " has no " + key));
        }

        private void secret(Object by, String name, String key) {
            secretThere(by, name);
            if (secrets.has(name) && !secrets.has(name, key)) {
                faults.add(by + ": Secret " + name + " has no " + key);
            }
        }

        private void secretThere(Object by, String name) {
            if (!secrets.has(name)) {
                faults.add(by + ": no Secret " + name);
            }
        }

        private void account(Object by, String name, String namespace) {
            if (all("ServiceAccount", name).noneMatch(found -> found.namespace().equals(namespace))) {
                faults.add(by + ": no ServiceAccount " + namespace + "/" + name);
            }
        }

        private void named(Object by, String kind, String name) {
            if (all(kind, name).findAny().isEmpty()) {
                faults.add(by + ": no " + kind + " " + name);
            }
        }

        private Stream<Resource> all(String kind, String name) {
            return resources.stream().filter(resource -> resource.is(kind, name));
        }

        private static String text(JsonNode node, String field) {
            return node.path(field).asText();
        }
    }
}
