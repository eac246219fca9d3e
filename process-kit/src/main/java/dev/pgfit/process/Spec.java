package dev.pgfit.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What to start and how it is to end. Built step by step: {@code Spec.of("server", "/bin/x").in(folder).as(account)}.
 *
 * @param label for people and records
 * @param command program and arguments
 * @param workingDirectory where it runs; empty: where we run
 * @param environment variables to set
 * @param withoutEnvironment variables that it must not inherit
 * @param account whom it runs as
 * @param stopSignal such as {@code TERM}, or {@code INT} for PostgreSQL's fast shutdown
 * @param grace from the stop signal to KILL; whole seconds
 * @param temporary paths that must not survive: removed after the program's end when we die, or when stopped
 * @param log file that gets all of the output; empty: only the tail is kept
 * @param groups folders of the control group that it is put into; removed after its end. None: it stays in ours
 * @param records folder for the note that {@link Reaper} finds after a crash; empty: none
 */
public record Spec(
        String label,
        List<String> command,
        Optional<Path> workingDirectory,
        Map<String, String> environment,
        Set<String> withoutEnvironment,
        Account account,
        String stopSignal,
        Duration grace,
        List<Path> temporary,
        Optional<Path> log,
        List<Path> groups,
        Optional<Path> records) {
    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);

    public Spec {
        if (command.isEmpty()) {
            throw new IllegalArgumentException(label + ": no command");
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        groups = List.copyOf(groups);
        withoutEnvironment = Set.copyOf(withoutEnvironment);
        temporary = temporary.stream().map(Path::toAbsolutePath).toList();
    }

    public static Spec of(String label, List<String> command) {
        return new Spec(
                label,
                command,
                Optional.empty(),
                Map.of(),
                Set.of(),
                new Account.Own(),
                "TERM",
                DEFAULT_GRACE,
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    public static Spec of(String label, String... command) {
        return of(label, List.of(command));
    }

    /** The same with another command. */
    public Spec running(List<String> program) {
        return with(draft -> draft.command = program);
    }

    public Spec in(Path folder) {
        return with(draft -> draft.workingDirectory = Optional.of(folder));
    }

    public Spec with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return with(draft -> draft.environment = more);
    }

    public Spec without(String... variables) {
        Set<String> more = new HashSet<>(withoutEnvironment);
        more.addAll(List.of(variables));
        return with(draft -> draft.withoutEnvironment = more);
    }

    public Spec as(Account other) {
        return with(draft -> draft.account = other);
    }

    public Spec stoppedBy(String signal, Duration within) {
        return with(draft -> {
            draft.stopSignal = signal;
            draft.grace = within;
        });
    }

    public Spec removing(Path... paths) {
        List<Path> more = new ArrayList<>(temporary);
        more.addAll(List.of(paths));
        return with(draft -> draft.temporary = more);
    }

    public Spec loggingTo(Path file) {
        return with(draft -> draft.log = Optional.of(file));
    }

    public Spec recordedIn(Path folder) {
        return with(draft -> draft.records = Optional.of(folder));
    }

    /** Put into a control group before it is started. */
    public Spec inGroups(List<Path> folders) {
        return with(draft -> draft.groups = folders);
    }

    private Spec with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.spec();
    }

    /** A copy that may be changed, so that each change names only what it changes. */
    private static final class Draft {
        private final String label;
        private List<String> command;
        private Optional<Path> workingDirectory;
        private Map<String, String> environment;
        private Set<String> withoutEnvironment;
        private Account account;
        private String stopSignal;
        private Duration grace;
        private List<Path> temporary;
        private Optional<Path> log;
        private List<Path> groups;
        private Optional<Path> records;

        Draft(Spec from) {
            label = from.label;
            command = from.command;
            workingDirectory = from.workingDirectory;
            environment = from.environment;
            withoutEnvironment = from.withoutEnvironment;
            account = from.account;
            stopSignal = from.stopSignal;
            grace = from.grace;
            temporary = from.temporary;
            log = from.log;
            groups = from.groups;
            records = from.records;
        }

        Spec spec() {
            return new Spec(
                    label,
                    command,
                    workingDirectory,
                    environment,
                    withoutEnvironment,
                    account,
                    stopSignal,
                    grace,
                    temporary,
                    log,
                    groups,
                    records);
        }
    }
}
