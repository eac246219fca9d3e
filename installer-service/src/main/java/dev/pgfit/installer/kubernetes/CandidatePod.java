package dev.pgfit.installer.kubernetes;

import dev.pgfit.contracts.PgliteSpec;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A candidate's pod and secret as the cluster wants them: a pure function of the plan. The pod keeps to the Pod Security
 * Standard "restricted", with a read-only root file system on top.
 */
public final class CandidatePod {
    /** Name of the container that the candidate is in. */
    public static final String CANDIDATE = "candidate";
    /** Name of the container beside it that serves its use. */
    public static final String USAGE = "usage";

    private static final String DATA = "data";
    private static final String HOSTNAME = "kubernetes.io/hostname";
    private static final long GRACE_SECONDS = 10;
    private static final int ALWAYS_WEIGH = 100;

    private final PodPlan plan;
    private final KubernetesSettings settings;

    private CandidatePod(PodPlan plan, KubernetesSettings settings) {
        this.plan = plan;
        this.settings = settings;
    }

    /** What the candidate must not lose to others, for variables of its container. */
    public static Secret secret(PodPlan plan, KubernetesSettings settings, OwnerReference owner) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(plan.name())
                .withNamespace(settings.namespace())
                .withLabels(Labels.of(plan.run(), plan.kind()))
                .withOwnerReferences(owner)
                .endMetadata()
                .withType("Opaque")
                .withImmutable(true)
                .withStringData(plan.secrets())
                .build();
    }

    /** The pod. */
    public static Pod of(PodPlan plan, KubernetesSettings settings, OwnerReference owner) {
        return new CandidatePod(plan, settings).pod(owner);
    }

    private Pod pod(OwnerReference owner) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(plan.name())
                .withNamespace(settings.namespace())
                .withLabels(Labels.of(plan.run(), plan.kind()))
                // to be moved is to be measured wrongly
                .addToAnnotations("cluster-autoscaler.kubernetes.io/safe-to-evict", "false")
                .addToAnnotations("karpenter.sh/do-not-disrupt", "true")
                .withOwnerReferences(owner)
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy(plan.reborn() ? "Always" : "Never")
                .withActiveDeadlineSeconds(plan.hardEnd().toSeconds())
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withShareProcessNamespace(true)
                .withSecurityContext(podSecurity())
                .withNodeSelector(settings.nodes().isEmpty() ? null : settings.nodes())
                .withAffinity(affinity())
                .withImagePullSecrets(settings.pullSecret().stream()
                        .map(LocalObjectReference::new)
                        .toList())
                .withContainers(candidate(), usage())
                .withVolumes(volumes())
                .endSpec()
                .build();
    }

    private Container candidate() {
        Probes probes = plan.ready().isEmpty() ? Probes.port(settings.port()) : Probes.command(plan.ready());
        return new ContainerBuilder()
                .withName(CANDIDATE)
                .withImage(plan.image())
                .withImagePullPolicy("IfNotPresent")
                .withArgs(plan.args())
                .withEnv(variables())
                .addNewPort()
                .withName("postgresql")
                .withContainerPort(settings.port())
                .withProtocol("TCP")
                .endPort()
                .withResources(plan.size().requirements(settings.disk()))
                .withSecurityContext(security())
                .withStartupProbe(probes.startup())
                .withLivenessProbe(probes.liveness())
                .withReadinessProbe(probes.readiness())
                .withVolumeMounts(mounts())
                .build();
    }

    /** As the candidate's user: only so may it look at the candidate's processes. */
    private Container usage() {
        Probes probes = Probes.path(settings.usagePort(), "/live");
        return new ContainerBuilder()
                .withName(USAGE)
                .withImage(settings.pgliteImage(PgliteSpec.PINNED_VERSION))
                .withImagePullPolicy("IfNotPresent")
                .withCommand(
                        "/usr/local/bin/node", "--max-old-space-size=32", UsageProgram.FOLDER + "/" + UsageProgram.NAME)
                .withArgs("{\"port\":" + settings.usagePort() + ",\"data\":\"" + plan.data() + "\"}")
                .addNewPort()
                .withName(USAGE)
                .withContainerPort(settings.usagePort())
                .withProtocol("TCP")
                .endPort()
                .withResources(UsageProgram.SIZE.requirements("64Mi"))
                .withSecurityContext(security())
                .withStartupProbe(probes.startup())
                .withLivenessProbe(probes.liveness())
                .withReadinessProbe(probes.readiness())
                .withVolumeMounts(mount(DATA, plan.data(), true), mount(USAGE, UsageProgram.FOLDER, true))
                .build();
    }

    private List<EnvVar> variables() {
        List<EnvVar> all = new ArrayList<>();
        new TreeMap<>(plan.environment())
                .forEach((name, value) -> all.add(
                        new EnvVarBuilder().withName(name).withValue(value).build()));
        for (String name : new TreeMap<>(plan.secrets()).keySet()) {
            all.add(new EnvVarBuilder()
                    .withName(name)
                    .withNewValueFrom()
                    .withNewSecretKeyRef(name, plan.name(), false)
                    .endValueFrom()
                    .build());
        }
        return all;
    }

    private PodSecurityContext podSecurity() {
        return new PodSecurityContextBuilder()
                .withRunAsNonRoot(true)
                .withRunAsUser(plan.user())
                .withRunAsGroup(plan.user())
                .withFsGroup(plan.user())
                .withFsGroupChangePolicy("OnRootMismatch")
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .build();
    }

    private static SecurityContext security() {
        return new SecurityContextBuilder()
                .withRunAsNonRoot(true)
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .build();
    }

    /** Near the run's other candidate, for they are compared; away from other runs, which would disturb both. */
    private Affinity affinity() {
        AffinityBuilder affinity = new AffinityBuilder()
                .withNewPodAffinity()
                .addNewPreferredDuringSchedulingIgnoredDuringExecution()
                .withWeight(ALWAYS_WEIGH)
                .withNewPodAffinityTerm()
                .withTopologyKey(HOSTNAME)
                .withLabelSelector(new LabelSelectorBuilder()
                        .addToMatchLabels(Labels.RUN, plan.run().toString())
                        .build())
                .endPodAffinityTerm()
                .endPreferredDuringSchedulingIgnoredDuringExecution()
                .endPodAffinity();
        if (settings.alone()) {
            affinity.withNewPodAntiAffinity()
                    .addNewRequiredDuringSchedulingIgnoredDuringExecution()
                    .withTopologyKey(HOSTNAME)
                    .withLabelSelector(othersCandidates())
                    .endRequiredDuringSchedulingIgnoredDuringExecution()
                    .endPodAntiAffinity();
        }
        return affinity.build();
    }

    private LabelSelector othersCandidates() {
        return new LabelSelectorBuilder()
                .addNewMatchExpression()
                .withKey(Labels.CANDIDATE)
                .withOperator("Exists")
                .endMatchExpression()
                .addNewMatchExpression()
                .withKey(Labels.RUN)
                .withOperator("NotIn")
                .withValues(plan.run().toString())
                .endMatchExpression()
                .build();
    }

    private List<VolumeMount> mounts() {
        List<VolumeMount> all = new ArrayList<>(List.of(mount(DATA, plan.data(), false)));
        for (int i = 0; i < plan.writable().size(); i++) {
            all.add(mount("writable-" + i, plan.writable().get(i), false));
        }
        return all;
    }

    private static VolumeMount mount(String volume, String path, boolean readOnly) {
        return new VolumeMountBuilder()
                .withName(volume)
                .withMountPath(path)
                .withReadOnly(readOnly ? true : null)
                .build();
    }

    private List<Volume> volumes() {
        List<Volume> all = new ArrayList<>(List.of(empty(DATA, settings.disk())));
        for (int i = 0; i < plan.writable().size(); i++) {
            all.add(empty("writable-" + i, "64Mi"));
        }
        all.add(new VolumeBuilder()
                .withName(USAGE)
                .withNewConfigMap()
                .withName(Labels.run(plan.run()))
                .endConfigMap()
                .build());
        return all;
    }

    private static Volume empty(String name, String most) {
        return new VolumeBuilder()
                .withName(name)
                .withNewEmptyDir()
                .withSizeLimit(new Quantity(most))
                .endEmptyDir()
                .build();
    }

    /** How one object says that it belongs to another of its namespace, and goes with it. */
    static OwnerReference owner(String apiVersion, String kind, String name, String uid) {
        OwnerReference owner = new OwnerReference();
        owner.setApiVersion(apiVersion);
        owner.setKind(kind);
        owner.setName(name);
        owner.setUid(uid);
        return owner;
    }
}
