package dev.pgfit.installer.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import dev.pgfit.process.Folders;
import dev.pgfit.process.cgroup.ControlGroup;
import dev.pgfit.process.cgroup.Hierarchies;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A container of ours, as the engine and, where that is this machine, the kernel know it. Thread-safe. */
final class RunningContainer {
    private static final int TAIL = 40;
    private static final int LOG_SECONDS = 5;
    private static final Duration WITNESS = Duration.ofMinutes(3);
    private static final int MOMENT_MILLIS = 20;

    private final Engine engine;
    private final ContainerPlan plan;
    private final String id;
    private volatile Optional<ControlGroup> group = Optional.empty();
    private volatile long pid;
    private volatile long oomKills;
    private volatile long limitHits;
    private volatile boolean witnessed;

    RunningContainer(Engine engine, ContainerPlan plan, String id) {
        this.engine = engine;
        this.plan = plan;
        this.id = id;
    }

    ContainerPlan plan() {
        return plan;
    }

    Engine engine() {
        return engine;
    }

    String id() {
        return id;
    }

    /** Its first process's pid as seen from here; 0 when it isn't a process of this machine, or has ended. */
    long pid() {
        return pid;
    }

    /** Its control group; empty when that can't be seen from here. */
    Optional<ControlGroup> group() {
        return group;
    }

    /** How it stands; looks for its control group, too. */
    ContainerState look() throws EngineException, InterruptedException {
        try {
            ContainerState state = ContainerState.of(engine.ask(
                    "looking at a container",
                    Engine.SHORT,
                    () -> engine.client().inspectContainerCmd(id).exec()));
            countKills();
            if (!state.running()) {
                pid = 0;
            } else if (engine.isLocal() && state.pid() != pid) {
                find(state.pid());
            }
            return state;
        } catch (EngineException e) {
            if (Engine.isMissing(e)) {
                return ContainerState.GONE;
            }
            throw e;
        }
    }

    /** The engine may number processes otherwise than we do: the group says whose the process is. */
    private void find(long candidate) {
        Hierarchies hierarchies = Hierarchies.SYSTEM;
        String process = Long.toString(candidate);
        boolean ours = hierarchies
                .path(process, "")
                .filter(path -> path.contains(id))
                .or(() -> hierarchies.path(process, "memory").filter(path -> path.contains(id)))
                .isPresent();
        if (ours) {
            group = ControlGroup.of(hierarchies, candidate);
            pid = group.isPresent() ? candidate : 0;
        }
    }

    /** How often the kernel has killed one of it for want of memory, as far as seen from here. */
    long countKills() {
        // the group goes with the container: what it said last stays
        oomKills = Math.max(oomKills, group.map(ControlGroup::oomKills).orElse(0L));
        limitHits = Math.max(limitHits, group.map(ControlGroup::limitHits).orElse(0L));
        return oomKills;
    }

    /** Looks closely from now on, for whoever has too little memory may be gone in a moment, and its counts with it. */
    void witness() {
        Thread.ofVirtual().name("witness-" + plan.kind()).start(() -> {
            long end = System.nanoTime() + WITNESS.toNanos();
            try {
                while (!witnessed && System.nanoTime() < end) {
                    if (group.isEmpty() && engine.isLocal()) {
                        look();
                    } else {
                        countKills();
                    }
                    Thread.sleep(MOMENT_MILLIS);
                }
            } catch (EngineException | InterruptedException e) {
                // what was seen so far has to do
            }
        });
    }

    /** It serves, or not: no need to look so closely any more. */
    void settled() {
        witnessed = true;
    }

    /** How it ended, for a person. */
    String ending(ContainerState state) {
        return state.ending(plan.kind(), plan.memoryBytes(), countKills(), limitHits);
    }

    /** What its data take on disk; 0 where that can't be seen from here. */
    long dataBytes() {
        return pid == 0 ? 0 : Folders.diskBytes(Path.of("/proc", Long.toString(pid), "root" + plan.data()));
    }

    void start() throws EngineException, InterruptedException {
        engine.ask(
                "starting a container",
                Engine.LONG,
                () -> engine.client().startContainerCmd(id).exec());
    }

    /** The last lines that it printed, oldest first; none when they can't be had. */
    List<String> tail() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        try {
            engine.ask(
                    "reading a container's output",
                    Engine.SHORT,
                    () -> engine.client()
                            .logContainerCmd(id)
                            .withStdOut(true)
                            .withStdErr(true)
                            .withTail(TAIL)
                            .exec(new ResultCallback.Adapter<Frame>() {
                                @Override
                                public void onNext(Frame frame) {
                                    String text = new String(frame.getPayload(), StandardCharsets.UTF_8);
                                    text.lines().forEach(lines::add);
                                }
                            })
                            .awaitCompletion(LOG_SECONDS, TimeUnit.SECONDS));
        } catch (EngineException e) {
            lines.add("[output lost: " + e.getMessage() + "]");
        }
        return List.copyOf(lines);
    }
}
