package dev.pgfit.installer.container;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.Container;
import dev.pgfit.contracts.CandidateKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The container engine that tests use, and the images for it. */
final class TestEngine {
    private static final String POSTGRES = "localhost/pgfit/postgres:0.1.0";
    private static final String PGLITE = "localhost/pgfit/pglite:0.1.0";
    private static @Nullable Engine engine;
    private static String why = "";

    private TestEngine() {}

    /** Skips the test where there is no engine, with the reason. */
    static void assume() {
        assumeTrue(isThere(), why);
        for (String image : new String[] {POSTGRES, PGLITE}) {
            assumeTrue(has(image), "no image " + image + ": ./pgfit images --only postgres,pglite");
        }
    }

    private static boolean has(String image) {
        try {
            engine().ask(
                            "looking",
                            Engine.SHORT,
                            () -> engine().client().inspectImageCmd(image).exec());
            return true;
        } catch (EngineException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
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

    static ContainerSettings settings() {
        return new ContainerSettings(Optional.of(POSTGRES), PGLITE, Duration.ofMinutes(1), Optional.empty());
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
