package dev.pgfit.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import dev.pgfit.process.GuardedProcess;
import dev.pgfit.process.Spec;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {
    @TempDir
    Path folder;

    @Test
    void shouldSayWhatIsNotBuiltBeforeAnythingStarts() throws Exception {
        // Given
        DataFolder data = DataFolder.of(folder.resolve("data"));

        // When
        Failure failure;
        try (Stack stack = new Stack(data, new ServiceArtifacts(folder), false)) {
            failure = catchThrowableOfType(Failure.class, () -> stack.start(text -> {}));
        }

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.MISSING_PREREQUISITE);
        assertThat(failure)
                .hasMessageContaining("decision-service is not built")
                .hasMessageContaining("pgfit build");
        assertThat(data.kafka()).doesNotExist();
    }

    @Test
    void shouldRefuseAFolderInUseAndNameItsOwner() throws Exception {
        // Given
        DataFolder data = DataFolder.of(folder.resolve("data"));
        ServiceArtifacts artifacts = builtArtifacts();
        try (StackLock held = StackLock.tryAcquire(data).orElseThrow();
                Stack stack = new Stack(data, artifacts, false)) {
            assertThat(held).isNotNull();
            state(false).write(data);

            // When
            Failure failure = catchThrowableOfType(Failure.class, () -> stack.start(text -> {}));

            // Then
            assertThat(failure.exitCode()).isEqualTo(ExitCode.MISSING_PREREQUISITE);
            assertThat(failure)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid())
                    .hasMessageContaining("--data");
        }
        assertThat(StackLock.isHeld(data)).isFalse();
    }

    @Test
    void shouldForgetAStackWhoseOwnerIsGone() {
        // Given
        DataFolder data = DataFolder.of(folder.resolve("data"));
        state(true).write(data);

        // When, Then: nobody holds the lock, whatever the file says
        assertThat(RunningStacks.find(data)).isEmpty();
        Leftovers.clear(data);
        assertThat(data.stateFile()).doesNotExist();
    }

    @Test
    void shouldTakeAnotherPortWhenTheUsualOneIsInUse() throws Exception {
        // Given
        try (ServerSocket taken = occupy(Service.DECISION.preferredPort())) {

            // When
            ServicePorts ports = ServicePorts.choose();

            // Then
            assertThat(ports.of(Service.DECISION)).isNotEqualTo(taken.getLocalPort());
            assertThat(new HashSet<>(ports.services().values())).hasSize(5);
        }
    }

    @Test
    void shouldShowTheLastLinesOfAServiceThatDoesNotComeUp() throws Exception {
        // Given
        Path log = folder.resolve("service.log");
        Spec spec = Spec.of("broken", "sh", "-c", "echo '{\"level\":\"ERROR\",\"message\":\"no luck\"}'; exit 1")
                .loggingTo(log);
        try (GuardedProcess process = GuardedProcess.start(spec)) {
            process.exitCode().join();
            RunningService service = new RunningService(Service.MONITOR, 1, process, log);

            // When
            Failure failure =
                    catchThrowableOfType(Failure.class, () -> StartUp.awaitReady(List.of(service), text -> {}));

            // Then
            assertThat(failure)
                    .hasMessageContaining("monitor-service ended while starting")
                    .hasMessageContaining("ERROR no luck");
        }
    }

    @Test
    void shouldTellAServiceWhosePortWasTakenFromABrokenOne() throws Exception {
        // Given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                GuardedProcess process = GuardedProcess.start(Spec.of("late", "false"))) {
            process.exitCode().join();
            RunningService service =
                    new RunningService(Service.MONITOR, taken.getLocalPort(), process, folder.resolve("no.log"));

            // When
            PortTakenException exception = catchThrowableOfType(
                    PortTakenException.class, () -> StartUp.awaitReady(List.of(service), text -> {}));

            // Then
            assertThat(exception).hasMessageContaining("port " + taken.getLocalPort() + ", chosen for monitor-service");
        }
    }

    private ServiceArtifacts builtArtifacts() throws Exception {
        for (Service service : Service.values()) {
            Path app = Files.createDirectories(folder.resolve(service.module()).resolve("target/quarkus-app"));
            Files.createFile(app.resolve("quarkus-run.jar"));
        }
        return new ServiceArtifacts(folder);
    }

    private static StackState state(boolean background) {
        StackState.Process self = StackState.Process.of(ProcessHandle.current());
        StackState.Part part = new StackState.Part("decision-service", 1, self);
        return new StackState(self, background, true, self.startedAt(), "127.0.0.1:1", part, List.of(part));
    }

    private static ServerSocket occupy(int port) throws Exception {
        try {
            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (java.io.IOException e) {
            // something else has it: just as good
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        }
    }
}
