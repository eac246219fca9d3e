package dev.pgfit.installer.container;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.util.List;
import java.util.function.Consumer;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * A candidate's container. That it started says nothing yet, and when it ends at once it stays to be looked at: whether it
 * serves is found out by queries.
 */
final class CandidateContainer extends GenericContainer<CandidateContainer> {
    private final Consumer<String> created;

    /**
     * One to be started.
     *
     * @param port on the engine's machine, at which it is reached; the same after a restart
     * @param created gets its id before it is started
     */
    CandidateContainer(ContainerPlan plan, String address, int port, boolean limitsSwap, Consumer<String> created) {
        super(DockerImageName.parse(plan.image()));
        this.created = created;
        withImagePullPolicy(image -> false); // it is there: a step before sees to it
        withCommand(plan.command().toArray(String[]::new));
        withEnv(plan.environment());
        withLabels(plan.labels());
        withCreateContainerCmdModifier(command -> adjust(command, plan, address, port, limitsSwap));
        withStartupCheckStrategy(new Always());
        waitingFor(new Never());
        withStartupAttempts(1);
    }

    @Override
    protected void containerIsCreated(String id) {
        created.accept(id);
    }

    private static void adjust(
            CreateContainerCmd command, ContainerPlan plan, String address, int port, boolean limitsSwap) {
        ExposedPort inside = ExposedPort.tcp(ContainerPlan.PORT);
        HostConfig host = command.getHostConfig();
        if (host == null) {
            host = HostConfig.newHostConfig();
        }
        host.withPortBindings(new PortBinding(Ports.Binding.bindIpAndPort(address, port), inside))
                .withSecurityOpts(List.of("no-new-privileges"));
        if (plan.bare()) {
            host.withCapDrop(Capability.ALL);
        }
        if (plan.memoryBytes() > 0) {
            host.withMemory(plan.memoryBytes());
            if (limitsSwap) {
                // memory and swap together: no swap
                host.withMemorySwap(plan.memoryBytes());
            }
        }
        if (plan.nanoCpus() > 0) {
            host.withNanoCPUs(plan.nanoCpus());
        }
        command.withExposedPorts(inside).withHostConfig(host);
    }

    private static final class Always extends StartupCheckStrategy {
        @Override
        public StartupStatus checkStartupState(com.github.dockerjava.api.DockerClient client, String container) {
            return StartupStatus.SUCCESSFUL;
        }
    }

    private static final class Never extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {
            // see above
        }
    }
}
