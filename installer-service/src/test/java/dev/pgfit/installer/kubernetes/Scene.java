package dev.pgfit.installer.kubernetes;

import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.contracts.CandidateInstallation;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateRestarted;
import dev.pgfit.contracts.CompatibilitySpec;
import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Limits;
import dev.pgfit.contracts.PgliteSpec;
import dev.pgfit.contracts.PostgresqlSpec;
import dev.pgfit.contracts.Quantity;
import dev.pgfit.contracts.ResourcesSpec;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.contracts.WebvmSpec;
import dev.pgfit.installer.environment.HostFolders;
import dev.pgfit.installer.environment.Sites;
import dev.pgfit.installer.installation.Installations;
import dev.pgfit.installer.installation.News;
import dev.pgfit.installer.installation.Order;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The installer's own code against an API server, with a kubelet that the test brings along. */
final class Scene implements News, AutoCloseable {
    final UUID run = UUID.randomUUID();
    final Installations installations;
    final KubernetesSite site;
    private final BlockingQueue<String> lost = new LinkedBlockingQueue<>();
    private final BlockingQueue<CandidateRestarted> restarts = new LinkedBlockingQueue<>();
    private final SharedIndexInformer<Pod> kubelet;

    /** @param kubelet is given each new pod, on a thread of its own */
    Scene(MockCluster cluster, KubernetesSettings settings, UsageReader reader, Path folder, Consumer<Pod> kubelet) {
        RunLeases leases = new RunLeases(cluster.cluster(), "installer-1");
        this.site =
                new KubernetesSite(new HostFolders(folder), new PodGround(cluster.cluster(), leases, settings, reader));
        this.installations =
                new Installations(new Sites(List.of(site)), 2, id -> URI.create("http://127.0.0.1:1/" + id), this);
        this.kubelet = cluster.client()
                .pods()
                .inNamespace(MockCluster.NAMESPACE)
                .inform(new ResourceEventHandler<>() {
                    @Override
                    public void onAdd(Pod pod) {
                        Thread.ofVirtual().start(() -> kubelet.accept(pod));
                    }

                    @Override
                    public void onUpdate(Pod before, Pod now) {
                        // what it says itself
                    }

                    @Override
                    public void onDelete(Pod pod, boolean unknown) {
                        // nothing of it is kept
                    }
                });
    }

    /** Installs one candidate. */
    CandidateInstallation install(CandidateKind kind, @Nullable String memory) throws Exception {
        Limits limits = memory == null ? null : new Limits(Quantity.of(memory), null);
        RunSpec spec = new RunSpec(
                null,
                Environment.KUBERNETES,
                PostgresqlSpec.DEFAULT,
                PgliteSpec.DEFAULT,
                WebvmSpec.DEFAULT,
                limits,
                BenchmarkSpec.DEFAULT,
                ResourcesSpec.DEFAULT,
                CompatibilitySpec.DEFAULT,
                Criteria.DEFAULT,
                Duration.ofMinutes(5));
        return installations
                .install(new Order(run, spec, List.of(kind), Duration.ofMinutes(10)))
                .result()
                .get(120, TimeUnit.SECONDS)
                .candidates()
                .getFirst();
    }

    /** The next restart that is told. */
    CandidateRestarted restart() throws InterruptedException {
        CandidateRestarted told = restarts.poll(30, TimeUnit.SECONDS);
        if (told == null) {
            throw new AssertionError("no restart was told");
        }
        return told;
    }

    /** Why a candidate was given up. */
    String loss() throws InterruptedException {
        String why = lost.poll(30, TimeUnit.SECONDS);
        if (why == null) {
            throw new AssertionError("no loss was told");
        }
        return why;
    }

    /** Takes all away. */
    void end() {
        installations.end(run, "the test is over").join();
    }

    @Override
    public void progress(UUID installation, CandidateKind candidate, String message, int done, int total) {
        // not looked at
    }

    @Override
    public void restarted(CandidateRestarted event) {
        restarts.add(event);
    }

    @Override
    public void gaveUp(UUID installation, CandidateKind candidate, String reason) {
        lost.add(reason);
    }

    @Override
    public void gone(UUID installation, String why) {
        // not looked at
    }

    @Override
    public void close() {
        installations.close();
        kubelet.stop();
    }
}
