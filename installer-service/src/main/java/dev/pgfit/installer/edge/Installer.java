package dev.pgfit.installer.edge;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateRestarted;
import dev.pgfit.contracts.Environment;
import dev.pgfit.image.MachineImages;
import dev.pgfit.installer.candidate.Reach;
import dev.pgfit.installer.container.ContainerSettings;
import dev.pgfit.installer.container.ContainerSite;
import dev.pgfit.installer.container.EngineException;
import dev.pgfit.installer.container.Engines;
import dev.pgfit.installer.environment.HostFolders;
import dev.pgfit.installer.environment.HostSite;
import dev.pgfit.installer.environment.PgliteGround;
import dev.pgfit.installer.environment.Sites;
import dev.pgfit.installer.installation.Installations;
import dev.pgfit.installer.installation.News;
import dev.pgfit.installer.node.NodeTools;
import dev.pgfit.installer.postgres.MavenArtifacts;
import dev.pgfit.installer.webvm.Chromium;
import dev.pgfit.installer.webvm.GuestImages;
import dev.pgfit.installer.webvm.MachineGuestImages;
import dev.pgfit.installer.webvm.WebvmSite;
import dev.pgfit.kit.tracing.RunLog;
import dev.pgfit.kit.tracing.RunTraces;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** Puts the domain together, reaps before anything else, and takes all away at the end. */
@ApplicationScoped
public class Installer implements News {
    private static final Logger LOG = Logger.getLogger(Installer.class);

    private final InstallerConfig config;
    private final InstallationsPublisher publisher;
    private final CandidateMetrics metrics;
    private final Sites sites;
    private final Installations installations;
    private final KubernetesParts kubernetes;
    private final RunTraces traces;

    Installer(
            InstallerConfig config,
            InstallationsPublisher publisher,
            CandidateMetrics metrics,
            KubernetesParts kubernetes,
            RunTraces traces) {
        this.traces = traces;
        this.config = config;
        this.publisher = publisher;
        this.metrics = metrics;
        this.kubernetes = kubernetes;
        HostFolders folders = new HostFolders(config.data(), config.carried());
        try {
            folders.reap().forEach(found -> LOG.infof("Left by a crashed installer, now gone: %s", found));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clear " + folders.data(), e);
        }
        kubernetes.start();
        NodeTools.Finder node = () -> NodeTools.find(nodeBin(), programs());
        Reach reach = Reach.of(config.publicUrl());
        PgliteGround pglite = new PgliteGround(folders, node, reach);
        GuestImages images = new MachineGuestImages(new MachineImages(
                config.images().orElseGet(() -> WebvmSite.cache(folders).resolve("images"))));
        ContainerSettings containers = new ContainerSettings(
                config.container().postgresImage(),
                config.container().pgliteImage(),
                config.container().pull(),
                config.container().engine());
        Engines engines = new Engines(containers, folders.data(), System.getenv());
        reap(engines);
        this.sites = new Sites(List.of(
                new HostSite(folders, pglite, new MavenArtifacts(), reach),
                new ContainerSite(folders, containers, engines),
                kubernetes.site(folders),
                new WebvmSite(Environment.WEBVM, folders, pglite, images, node, this::chromium),
                new WebvmSite(Environment.BROWSER, folders, pglite, images, node, this::chromium)));
        this.installations = new Installations(sites, config.slots(), this::usageAddress, this);
    }

    private static void reap(Engines engines) {
        try {
            engines.reap().forEach(found -> LOG.infof("Left by a crashed installer, now gone: %s", found));
        } catch (EngineException e) {
            LOG.warnf("Containers may be left by a crashed installer: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Before Kafka's channels open: no run may meet what a crash left. */
    void onStart(@Observes @Priority(1) StartupEvent started) {
        LOG.debugf("Installations are kept in %s", config.data());
    }

    void onStop(@Observes ShutdownEvent stopping) {
        installations.close();
        kubernetes.stop();
    }

    Sites sites() {
        return sites;
    }

    Installations installations() {
        return installations;
    }

    private Optional<Path> nodeBin() {
        return config.node()
                .or(() -> Optional.ofNullable(System.getenv("NODE_BIN")).map(Path::of));
    }

    private Path chromium() throws Chromium.MissingException {
        return Chromium.find(
                config.chromium()
                        .or(() ->
                                Optional.ofNullable(System.getenv("CHROME_BIN")).map(Path::of)),
                programs());
    }

    private static String programs() {
        return Optional.ofNullable(System.getenv("PATH")).orElse("");
    }

    private URI usageAddress(UUID id) {
        URI base = config.publicUrl().orElseGet(() -> URI.create("http://127.0.0.1:" + port()));
        return URI.create(base.toString().replaceFirst("/$", "") + "/installations/" + id + "/usage");
    }

    /** The port that was really opened: Quarkus puts it there when it was free to choose one. */
    private static int port() {
        String key = LaunchMode.current() == LaunchMode.TEST ? "quarkus.http.test-port" : "quarkus.http.port";
        return ConfigProvider.getConfig().getValue(key, Integer.class);
    }

    @Override
    public void progress(UUID installation, CandidateKind candidate, String message, int done, int total) {
        try (RunLog lines = lines(installation)) {
            LOG.infof("%s: %s (%d/%d)", installation, message, done, total);
        }
        publisher.progress(installation, candidate, message, done, total);
    }

    @Override
    public void restarted(CandidateRestarted event) {
        metrics.restarted(event.candidate());
        try (RunLog lines = lines(event.runId())) {
            LOG.warnf(
                    "%s: %s %s, serves again after %d ms",
                    event.runId(),
                    event.candidate(),
                    event.reason(),
                    event.outage().toMillis());
        }
        publisher
                .publish(event)
                .subscribe()
                .with(sent -> {}, failure -> LOG.error("The restart could not be published", failure));
    }

    @Override
    public void gaveUp(UUID installation, CandidateKind candidate, String reason) {
        metrics.gaveUp(candidate);
        try (RunLog lines = lines(installation)) {
            LOG.errorf("%s: %s stays down: %s", installation, candidate, reason);
        }
    }

    @Override
    public void gone(UUID installation, String why) {
        try (RunLog lines = lines(installation)) {
            LOG.infof("%s: taken away: %s", installation, why);
        }
    }

    /** It is told on threads that belong to no run, or to another one. */
    private RunLog lines(UUID installation) {
        return RunLog.of(installation, traces.current(installation).orElse(null));
    }
}
