package dev.pgfit.installer.kubernetes;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that the installer must be allowed to do in the candidates' namespace.
 *
 * @param group of the API; empty for the core one
 * @param resource in the plural, with its part after a slash
 */
public record Right(String group, String resource, String verb) {
    /** All that installing, watching and taking away needs. */
    public static final List<Right> NEEDED = Stream.of(
                    of("", "pods", "create", "delete", "get", "list", "watch"),
                    of("", "pods/log", "get"),
                    of("", "secrets", "create", "delete"),
                    of("", "configmaps", "create", "delete"),
                    of("coordination.k8s.io", "leases", "create", "delete", "get", "list", "patch"))
            .flatMap(List::stream)
            .toList();

    private static List<Right> of(String group, String resource, String... verbs) {
        return Stream.of(verbs).map(verb -> new Right(group, resource, verb)).toList();
    }

    /** The question to the cluster whether whoever asks has it there. */
    SelfSubjectAccessReview review(String namespace) {
        String[] parts = resource.split("/", 2);
        return new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withNamespace(namespace)
                .withGroup(group)
                .withResource(parts[0])
                .withSubresource(parts.length > 1 ? parts[1] : null)
                .withVerb(verb)
                .endResourceAttributes()
                .endSpec()
                .build();
    }

    /** For a person. */
    String inWords() {
        return verb + " " + resource + (group.isEmpty() ? "" : "." + group);
    }
}
