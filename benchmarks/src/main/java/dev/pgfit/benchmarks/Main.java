package dev.pgfit.benchmarks;

import dev.pgfit.benchmarks.calibration.CalibrationCommand;
import dev.pgfit.benchmarks.control.ControlCommand;
import dev.pgfit.benchmarks.driver.DriverCommand;
import dev.pgfit.benchmarks.pipeline.PipelineCommand;
import dev.pgfit.benchmarks.scale.ScaleCommand;
import dev.pgfit.benchmarks.watching.WatchingCommand;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point of {@code ./pgfit measure}: one subcommand per tool, in alphabetical order. */
@Command(
        name = "pgfit measure",
        mixinStandardHelpOptions = true,
        description = "Measures pgfit itself and writes what it found to benchmarks/results/NAME.md.",
        subcommands = {
            CalibrationCommand.class,
            ControlCommand.class,
            DriverCommand.class,
            PipelineCommand.class,
            ScaleCommand.class,
            WatchingCommand.class,
            HelpCommand.class
        })
public final class Main implements Runnable {
    /** Held, else its level is lost to garbage collection. */
    private static final Logger ROOT = Logger.getLogger("");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] args) {
        ROOT.setLevel(Level.SEVERE);
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to measure.");
    }
}
