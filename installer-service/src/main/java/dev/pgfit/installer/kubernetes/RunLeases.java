package dev.pgfit.installer.kubernetes;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One Lease in the cluster per run: it owns all of the run's other objects, and says which installer answers for them.
 * While that one lives it renews the lease; once it has not for long, any installer may take away what it left.
 * Thread-safe.
 */
public final class RunLeases {
    /** How long after its last renewal an installer is taken to be gone; several renewals may fail before that. */
    static final Duration LENGTH = Duration.ofSeconds(90);
    /** How often leases are renewed, and those of others looked at. */
    public static final Duration RENEWAL = Duration.ofSeconds(20);

    private static final char START = '/';

    private record Held(OwnerReference owner, int users) {}

    private final Cluster cluster;
    private final String home;
    private final String holder;
    private final Map<UUID, Held> held = new HashMap<>();
    private boolean used;

    /** @param home of this installer: no other one lives there at the same time, but earlier ones may have */
    public RunLeases(Cluster cluster, String home) {
        this.cluster = cluster;
        this.home = home;
        this.holder = home + START + UUID.randomUUID();
    }

    /** The owner for one more object of a run; creates it for the first. */
    synchronized OwnerReference acquire(UUID run) throws ClusterException {
        used = true;
        Held before = held.get(run);
        Held now = before == null ? create(run) : new Held(before.owner(), before.users() + 1);
        held.put(run, now);
        return now.owner();
    }

    private Held create(UUID run) throws ClusterException {
        Lease lease = cluster.create(new LeaseBuilder()
                .withNewMetadata()
                .withName(Labels.run(run))
                .withNamespace(cluster.namespace())
                .withLabels(Labels.of(run))
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(holder)
                .withLeaseDurationSeconds((int) LENGTH.toSeconds())
                .withAcquireTime(now())
                .withRenewTime(now())
                .endSpec()
                .build());
        OwnerReference owner = CandidatePod.owner(
                lease.getApiVersion(),
                lease.getKind(),
                lease.getMetadata().getName(),
                lease.getMetadata().getUid());
        try {
            cluster.create(UsageProgram.of(run, cluster.namespace(), owner));
        } catch (ClusterException e) {
            remove(run.toString(), lease.getMetadata().getName());
            throw e;
        }
        return new Held(owner, 1);
    }

    /** One object less; removes the owner with the last. */
    synchronized void release(UUID run) throws ClusterException {
        Held before = held.get(run);
        if (before == null) {
            return;
        }
        if (before.users() > 1) {
            held.put(run, new Held(before.owner(), before.users() - 1));
            return;
        }
        held.remove(run);
        remove(run.toString(), Labels.run(run));
    }

    /** Whether there ever was one. */
    public synchronized boolean used() {
        return used;
    }

    /** Renews those that are held here. */
    public void renew() throws ClusterException {
        for (UUID run : runs()) {
            Cluster.call(
                    "renew lease " + Labels.run(run),
                    () -> client().leases()
                            .inNamespace(cluster.namespace())
                            .withName(Labels.run(run))
                            .edit(lease -> new LeaseBuilder(lease)
                                    .editSpec()
                                    .withRenewTime(now())
                                    .endSpec()
                                    .build()));
        }
    }

    /**
     * Takes away what installers left that are no more: earlier ones of this home, and others whose lease ran out.
     *
     * @return what was found, for the log
     */
    public List<String> reap() throws ClusterException {
        List<String> found = new ArrayList<>();
        for (Lease lease : leases()) {
            String run = Optional.ofNullable(lease.getMetadata().getLabels())
                    .map(labels -> labels.get(Labels.RUN))
                    .orElse("");
            if (!run.isEmpty() && isLeft(lease, run)) {
                int pods = remove(run, lease.getMetadata().getName());
                found.add("run " + run + " of " + holder(lease) + " in namespace " + cluster.namespace() + ": " + pods
                        + " pods");
            }
        }
        return found;
    }

    private List<Lease> leases() throws ClusterException {
        return Cluster.call(
                        "list leases",
                        () -> client().leases()
                                .inNamespace(cluster.namespace())
                                .withLabel(Labels.PART_OF, Labels.PGFIT)
                                .list())
                .getItems();
    }

    private boolean isLeft(Lease lease, String run) {
        String other = holder(lease);
        if (other.equals(holder)) {
            // one that could not be removed when its time came
            return runs().stream().noneMatch(held -> held.toString().equals(run));
        }
        ZonedDateTime renewed = lease.getSpec() == null ? null : lease.getSpec().getRenewTime();
        return other.startsWith(home + START)
                || renewed == null
                || renewed.plus(LENGTH).isBefore(now());
    }

    private static String holder(Lease lease) {
        return Optional.ofNullable(lease.getSpec())
                .map(spec -> spec.getHolderIdentity())
                .orElse("nobody");
    }

    /** The owner last: when this fails half way, it is found again. */
    private int remove(String run, String name) throws ClusterException {
        List<String> pods = cluster.podsOf(run);
        for (String pod : pods) {
            cluster.endPod(pod);
            cluster.removeSecret(pod);
        }
        cluster.removeConfigMap(name);
        Cluster.call(
                "remove lease " + name,
                () -> client().leases()
                        .inNamespace(cluster.namespace())
                        .withName(name)
                        .delete());
        return pods.size();
    }

    private synchronized Set<UUID> runs() {
        return Set.copyOf(held.keySet());
    }

    private KubernetesClient client() {
        return cluster.client();
    }

    /** As the cluster writes it: microseconds. */
    private static ZonedDateTime now() {
        return ZonedDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }
}
