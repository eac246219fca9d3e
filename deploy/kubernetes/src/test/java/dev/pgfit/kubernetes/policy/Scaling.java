package dev.pgfit.kubernetes.policy;

import dev.pgfit.kubernetes.render.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every service has its PodDisruptionBudget; nothing is scaled that isn't there, nor by two; installers keep apart. */
final class Scaling implements Policy {
    private static final Set<String> SCALERS = Set.of("HorizontalPodAutoscaler", "ScaledObject");

    @Override
    public List<String> faults(List<Resource> resources) {
        List<String> faults = new ArrayList<>();
        for (Pod pod : Pod.of(resources)) {
            if ("service".equals(pod.labels().get("app.kubernetes.io/component"))) {
                service(pod, resources, faults);
            }
        }
        for (Resource scaler : resources) {
            if (SCALERS.contains(scaler.kind()) && Pod.of(resources).stream().noneMatch(pod -> scales(scaler, pod))) {
                faults.add(scaler + " scales nothing");
            }
        }
        return faults;
    }

    private static void service(Pod pod, List<Resource> resources, List<String> faults) {
        long budgets = resources.stream()
                .filter(resource -> resource.kind().equals("PodDisruptionBudget"))
                .filter(budget -> selects(budget, pod.labels()))
                .count();
        if (budgets != 1) {
            faults.add(pod + " has " + budgets + " PodDisruptionBudgets");
        }
        long scalers = resources.stream()
                .filter(resource -> SCALERS.contains(resource.kind()) && scales(resource, pod))
                .count();
        if (scalers > 1) {
            faults.add(pod + " is scaled by " + scalers);
        }
        if (scalers > 0 && pod.workload().node().at("/spec").has("replicas")) {
            faults.add(pod + ": replicas, which each apply would set back");
        }
        var apart = pod.spec().at("/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/0");
        boolean alone = apart.path("topologyKey").asText().equals("kubernetes.io/hostname")
                && apart.at("/labelSelector/matchLabels/app.kubernetes.io~1name")
                        .asText()
                        .equals("installer-service");
        if (pod.name().equals("installer-service") && !alone) {
            faults.add(pod + ": two of them may share a node");
        }
    }

    private static boolean selects(Resource budget, Map<String, String> labels) {
        Map<String, String> wanted = Resource.strings(budget.node().at("/spec/selector/matchLabels"));
        return !wanted.isEmpty() && labels.entrySet().containsAll(wanted.entrySet());
    }

    private static boolean scales(Resource scaler, Pod pod) {
        var target = scaler.node().at("/spec/scaleTargetRef");
        return target.path("name").asText().equals(pod.name())
                && target.path("kind")
                        .asText("Deployment")
                        .equals(pod.workload().kind())
                && scaler.namespace().equals(pod.namespace());
    }
}
