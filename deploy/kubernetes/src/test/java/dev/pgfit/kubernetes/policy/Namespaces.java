package dev.pgfit.kubernetes.policy;

import dev.pgfit.kubernetes.render.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Both namespaces enforce "restricted"; rights are within the candidates' one, and that has a quota. */
final class Namespaces implements Policy {
    private static final Set<String> OURS = Set.of("pgfit", "pgfit-candidates");

    @Override
    public List<String> faults(List<Resource> resources) {
        List<String> faults = new ArrayList<>();
        for (Resource resource : resources) {
            if (resource.kind().equals("Namespace")) {
                for (String mode : List.of("enforce", "audit", "warn")) {
                    String level = resource.labels().get("pod-security.kubernetes.io/" + mode);
                    if (!"restricted".equals(level)) {
                        faults.add(resource + ": " + mode + " " + level);
                    }
                }
            } else if (!OURS.contains(resource.namespace())) {
                faults.add(resource + " is in no namespace of pgfit");
            }
            if (resource.kind().contains("Role") && !resource.namespace().equals("pgfit-candidates")) {
                faults.add(resource + " gives rights elsewhere");
            }
            if (resource.kind().equals("Role") && resource.node().toString().contains("\"*\"")) {
                faults.add(resource + " gives all rights");
            }
        }
        Map<String, String> quota = resources.stream()
                .filter(resource -> resource.kind().equals("ResourceQuota"))
                .filter(resource -> resource.namespace().equals("pgfit-candidates"))
                .findAny()
                .map(resource -> Resource.strings(resource.node().at("/spec/hard")))
                .orElse(Map.of());
        for (String limit : List.of("pods", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory")) {
            if (!quota.containsKey(limit)) {
                faults.add("candidates have no quota of " + limit);
            }
        }
        return faults;
    }
}
