package dev.pgfit.local.hold;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.local.console.ProgressView;
import dev.pgfit.local.run.Question;
import dev.pgfit.local.stack.StackState;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Has candidates installed for people to use, until the services go. */
public final class Holding {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration POLL = Duration.ofMillis(500);

    private Holding() {}

    /** What is there now; empty also when the installer does not answer. */
    public static List<Installation> present(StackState state) {
        try (InstallerApi installer = new InstallerApi(state.installerUrl())) {
            return installer.present();
        } catch (Failure e) {
            return List.of();
        }
    }

    /**
     * Installs both candidates and returns when they are there; an interrupt takes them away again.
     *
     * @throws Failure RUN_FAILED when one of them could not be installed: then nothing is left
     */
    public static Installation hold(Question question, StackState state, ProgressView view) {
        try (InstallerApi installer = new InstallerApi(state.installerUrl());
                InstallationNews news = new InstallationNews(state.kafka())) {
            UUID id = installer.install(question);
            Thread hook = new Thread(() -> endQuietly(installer, id), "take-away");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                return await(installer, id, news, view);
            } catch (Failure e) {
                installer.end(id);
                throw e;
            } finally {
                forget(hook);
            }
        }
    }

    private static Installation await(InstallerApi installer, UUID id, InstallationNews news, ProgressView view) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            news.poll(id, POLL, view::show);
            Installation installation = installer.find(id);
            if (installation.isOver()) {
                return complete(installation);
            }
        }
        throw new Failure(ExitCode.RUN_FAILED, "the candidates were not there within " + PATIENCE.toMinutes() + " min");
    }

    private static Installation complete(Installation installation) {
        String failure = installation.failure();
        if (failure != null) {
            throw new Failure(ExitCode.RUN_FAILED, "the candidates could not be installed: " + failure);
        }
        if (!installation.failures().isEmpty()) {
            throw new Failure(
                    ExitCode.RUN_FAILED,
                    installation.failures().stream().map(Holding::inWords).collect(Collectors.joining("\n")));
        }
        if (installation.candidates().size() < CandidateKind.values().length) {
            throw new Failure(ExitCode.CANCELLED, "the installation was ended by somebody else");
        }
        return installation;
    }

    private static String inWords(InstallationFailed failed) {
        String tail = Optional.ofNullable(failed.outputTail()).orElse(List.of()).stream()
                .map(line -> "\n  " + line)
                .collect(Collectors.joining());
        return failed.candidate().title() + " failed at " + failed.failedStep() + ": " + failed.reason() + tail;
    }

    private static void endQuietly(InstallerApi installer, UUID id) {
        try {
            installer.end(id);
        } catch (Failure e) {
            // the process is ending and can't tell any more; the lease takes it away
            return;
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already: the hook is at work
            return;
        }
    }
}
