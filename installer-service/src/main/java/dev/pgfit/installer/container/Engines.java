package dev.pgfit.installer.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The engine, found when it is first needed, and what an installer that was killed left in it. A mark in the data folder
 * says that there may be something: who never used an engine isn't made to wait for one.
 */
public final class Engines {
    private final ContainerSettings settings;
    private final Path data;
    private final Map<String, String> environment;
    private final Map<String, Fetching> fetching = new ConcurrentHashMap<>();
    private @Nullable Engine engine;

    /** @param data the installer's data folder */
    public Engines(ContainerSettings settings, Path data, Map<String, String> environment) {
        this.settings = settings;
        this.data = data;
        this.environment = Map.copyOf(environment);
    }

    /** The engine; found anew after a failure. */
    synchronized Engine engine() throws EngineException, InterruptedException {
        Engine found = engine;
        if (found == null) {
            found = Engine.connect(settings.engine(), environment);
            engine = found;
        }
        return found;
    }

    /** An image on its way; one that was there is looked for anew, for somebody may have removed it. */
    Fetching image(String name) throws EngineException, InterruptedException {
        Engine found = engine();
        return fetching.compute(
                name,
                (same, before) ->
                        before == null || before.ended() ? new Fetching(found, name, settings.pull()) : before);
    }

    /** The data folder, as containers are marked with it. */
    Path data() {
        return data;
    }

    /** To be called before a container is made. */
    void mark() throws IOException {
        Files.createDirectories(data);
        Files.writeString(markFile(), "containers were made from here\n");
    }

    /**
     * Removes what installers that are no more left.
     *
     * @return what was found, for the log
     * @throws EngineException when the engine can't be asked; the next start tries again
     */
    public List<String> reap() throws EngineException, InterruptedException {
        if (!Files.exists(markFile())) {
            return List.of();
        }
        List<String> reaped = new OwnContainers(engine()).reap(data.toString());
        try {
            Files.deleteIfExists(markFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reaped;
    }

    private Path markFile() {
        return data.resolve("containers.used");
    }
}
