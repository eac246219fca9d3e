package dev.pgfit.installer.edge;

import dev.pgfit.installer.environment.HostFolders;
import dev.pgfit.installer.kubernetes.Cluster;
import dev.pgfit.installer.kubernetes.ClusterException;
import dev.pgfit.installer.kubernetes.KubernetesSettings;
import dev.pgfit.installer.kubernetes.KubernetesSite;
import dev.pgfit.installer.kubernetes.PodGround;
import dev.pgfit.installer.kubernetes.PodSize;
import dev.pgfit.installer.kubernetes.RunLeases;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Puts the part for clusters together, and keeps the leases there. A cluster that nobody asked for is left alone: on a
 * laptop with somebody's kubeconfig nothing is said to it before the first run that wants to live there.
 */
@ApplicationScoped
public class KubernetesParts {
    private static final Logger LOG = Logger.getLogger(KubernetesParts.class);

    private final RunLeases leases;
    private final PodGround ground;
    private final boolean inCluster;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("cluster-leases").factory());

    KubernetesParts(KubernetesClient client, InstallerConfig config) {
        KubernetesSettings settings = settings(config.kubernetes());
        Cluster cluster = new Cluster(client, settings.namespace());
        this.inCluster = System.getenv("KUBERNETES_SERVICE_HOST") != null;
        // a pod's name is its own; a machine's is shared by all that run on it
        String home = Optional.ofNullable(System.getenv("HOSTNAME"))
                .filter(name -> inCluster)
                .orElseGet(() -> UUID.randomUUID().toString());
        this.leases = new RunLeases(cluster, home);
        this.ground = new PodGround(cluster, leases, settings, new PodUsageClient());
    }

    private static KubernetesSettings settings(KubernetesConfig config) {
        return new KubernetesSettings(
                config.namespace(),
                config.postgresImage(),
                config.postgresUser(),
                config.pgliteImage(),
                config.pgliteUser(),
                new PodSize(config.memory(), config.cpu()),
                config.disk(),
                config.scheduling(),
                config.pulling(),
                config.alone(),
                config.nodes(),
                config.pullSecret(),
                config.port(),
                config.usagePort(),
                new KubernetesSettings.Quota(
                        config.quota().pods(),
                        config.quota().memory(),
                        config.quota().cpu()));
    }

    KubernetesSite site(HostFolders folders) {
        return new KubernetesSite(folders, ground);
    }

    /** Takes away what crashed installers left, where this runs in a cluster; from then on does so again and again. */
    void start() {
        if (inCluster) {
            reap();
        }
        long seconds = RunLeases.RENEWAL.toSeconds();
        clock.scheduleWithFixedDelay(this::upkeep, seconds, seconds, TimeUnit.SECONDS);
    }

    private void upkeep() {
        if (!inCluster && !leases.used()) {
            return;
        }
        try {
            leases.renew();
        } catch (ClusterException e) {
            LOG.warnf("%s; tried again in %d s", e.getMessage(), RunLeases.RENEWAL.toSeconds());
        } catch (RuntimeException e) {
            LOG.error("Leases could not be renewed", e);
        }
        reap();
    }

    private void reap() {
        try {
            leases.reap().forEach(found -> LOG.infof("Left by an installer that is gone, now removed: %s", found));
        } catch (ClusterException e) {
            LOG.debugf("Nothing could be reaped in the cluster: %s", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("What other installers left in the cluster could not be looked for", e);
        }
    }

    /** After the last candidate has been taken away. */
    void stop() {
        clock.shutdownNow();
    }
}
