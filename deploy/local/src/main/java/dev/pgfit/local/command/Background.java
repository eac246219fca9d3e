package dev.pgfit.local.command;

import dev.pgfit.local.console.ProgressView;
import dev.pgfit.local.stack.DataFolder;
import dev.pgfit.local.stack.RunningStacks;
import dev.pgfit.local.stack.ServiceArtifacts;
import dev.pgfit.local.stack.StackState;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts a stack in a process of its own that outlives this one. */
final class Background {
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    private Background() {}

    static StackState start(DataFolder folder, ServiceArtifacts artifacts, ProgressView view) {
        view.note("starting the services");
        File log = folder.log("launcher").toFile();
        ProcessBuilder builder = new ProcessBuilder(command(folder, artifacts))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(log)
                .redirectErrorStream(true);
        try {
            // setsid may fork: the process that the state file names is the one to wait for
            Process process = builder.start();
            return RunningStacks.awaitReady(folder, process.toHandle(), PATIENCE);
        } catch (IOException e) {
            throw new Failure(ExitCode.UNEXPECTED, "the stack could not be started: " + e, e);
        }
    }

    private static List<String> command(DataFolder folder, ServiceArtifacts artifacts) {
        List<String> command = new ArrayList<>();
        // a session of its own, so that neither Ctrl-C nor a closed terminal reaches it
        detacher().ifPresent(command::add);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.pgfit.local.Main", "stack"));
        command.addAll(List.of("--data", folder.root().toString()));
        command.addAll(List.of("--repository", artifacts.repository().toString()));
        return command;
    }

    private static Optional<String> detacher() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid", "/usr/bin/nohup")
                .filter(program -> Files.isExecutable(Path.of(program)))
                .findFirst();
    }
}
