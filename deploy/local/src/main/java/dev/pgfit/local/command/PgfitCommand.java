package dev.pgfit.local.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The top of the command line. */
@Command(
        name = "pgfit",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfBuild.class,
        description = "Does PostgreSQL fit? Installs PostgreSQL and PGlite side by side, measures both, and decides.",
        subcommands = {
            RunCommand.class,
            ReplayCommand.class,
            CheckCommand.class,
            ImageCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            StackCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Of the start script itself: build, test, format, clean.",
            "",
            "Exit codes: 0 decision reached, 1 unexpected error, 2 bad input, 3 run failed,",
            "4 something needed is missing, 130 cancelled."
        })
public final class PgfitCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** A command line of its own, ready to execute. */
    public static CommandLine commandLine() {
        return new CommandLine(new PgfitCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new BadInputHandler())
                .setExecutionExceptionHandler(new FailureHandler());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, such as: pgfit run --quick");
    }
}
