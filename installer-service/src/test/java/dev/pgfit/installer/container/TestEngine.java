package dev.pgfit.installer.container;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.Container;
import dev.pgfit.contracts.CandidateKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The container engine that tests use, and the images for it. */
public final class TestEngine {
    private static @Nullable Engine engine;
    private static @Nullable ContainerSettings settings;
    private static String why = "";

    private TestEngine() {}

    /** Skips the test where there is no engine, with the reason. */
    public static void assume() {
        assumeTrue(isThere(), why);
    }

    static synchronized boolean isThere() {
        if (engine == null && why.isEmpty()) {
            try {
                engine = Engine.connect(Optional.empty(), System.getenv());
            } catch (EngineException e) {
                why = "no container engine: " + e.getMessage();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                why = "interrupted";
            }
        }
        return engine != null;
    }

    private static Engine engine() {
        assumeTrue(isThere(), why);
        if (engine == null) {
            throw new IllegalStateException(why);
        }
        return engine;
    }

    /** With images made for it; made once. */
    public static synchronized ContainerSettings settings() {
        ContainerSettings made = settings;
        if (made == null) {
            try {
                made = TestImages.of(engine());
            } catch (Exception e) {
                throw new IllegalStateException("the images could not be made", e);
            }
            settings = made;
        }
        return made;
    }

    static List<Container> containersOf(Path data) throws Exception {
        return engine().ask(
                        "listing",
                        Engine.SHORT,
                        () -> engine().client()
                                .listContainersCmd()
                                .withShowAll(true)
                                .withLabelFilter(Map.of(Labels.DATA, data.toString()))
                                .exec());
    }

    /** The one container, as if its processes were another machine's. */
    static RunningContainer unseen(Path data) throws Exception {
        Container container = containersOf(data).getFirst();
        ContainerPlan plan = new ContainerPlan(
                CandidateKind.PGLITE, container.getImage(), List.of(), Map.of(), Map.of(), "/data", null, true);
        return new RunningContainer(engine(), plan, container.getId());
    }

    /** As kill -9 of its first process would. */
    static void kill(Path data, CandidateKind kind) throws Exception {
        Container container = containersOf(data).stream()
                .filter(one -> kind.name()
                        .toLowerCase(Locale.ROOT)
                        .equals(one.getLabels().get(Labels.CANDIDATE)))
                .findFirst()
                .orElseThrow();
        // not by the engine: podman waits to see it stopped, and ours starts it again at once
        long pid = engine().ask(
                        "inspecting",
                        Engine.SHORT,
                        () -> engine().client()
                                .inspectContainerCmd(container.getId())
                                .exec()
                                .getState()
                                .getPidLong());
        assumeTrue(ProcessHandle.of(pid).isPresent(), "the engine's processes are not this machine's");
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    /** Another JVM that installs PGlite and then ends without a word, as if killed. */
    static Process installerThatDies(Path data, UUID installation) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        InstallerThatDies.class.getName(),
                        data.toString(),
                        installation.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
