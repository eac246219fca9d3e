package dev.pgfit.installer.container;

import com.github.dockerjava.api.model.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds and removes containers by their labels. */
record OwnContainers(Engine engine) {
    /** Removes those with this label, whether they run or not; their ids. */
    List<String> remove(String label, String value) throws EngineException, InterruptedException {
        List<String> removed = new ArrayList<>();
        for (Container container : list(label, value)) {
            remove(container.getId());
            removed.add(container.getId());
        }
        return removed;
    }

    /** Removes those of an installer that is no more; in words what they were. */
    List<String> reap(String data) throws EngineException, InterruptedException {
        List<String> reaped = new ArrayList<>();
        for (Container container : list(Labels.DATA, data)) {
            if (!Labels.ownerLives(container.getLabels())) {
                remove(container.getId());
                reaped.add("container " + container.getId().substring(0, 12) + " (" + container.getImage() + ", "
                        + container.getState() + ")");
            }
        }
        return reaped;
    }

    private List<Container> list(String label, String value) throws EngineException, InterruptedException {
        return engine.ask(
                "listing containers",
                Engine.SHORT,
                () -> engine.client()
                        .listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(Map.of(label, value))
                        .exec());
    }

    private void remove(String id) throws EngineException, InterruptedException {
        try {
            engine.ask(
                    "removing a container",
                    Engine.LONG,
                    () -> engine.client()
                            .removeContainerCmd(id)
                            .withForce(true)
                            .withRemoveVolumes(true)
                            .exec());
        } catch (EngineException e) {
            if (!Engine.isMissing(e)) {
                throw e;
            }
        }
    }
}
