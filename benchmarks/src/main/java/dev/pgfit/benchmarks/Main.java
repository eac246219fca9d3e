package dev.pgfit.benchmarks;

import dev.pgfit.benchmarks.calibration.CalibrationCommand;
import dev.pgfit.benchmarks.control.ControlCommand;
import dev.pgfit.benchmarks.driver.DriverCommand;
import dev.pgfit.benchmarks.pipeline.PipelineCommand;
import dev.pgfit.benchmarks.scale.ScaleCommand;
import dev.pgfit.benchmarks.watching.WatchingCommand;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    private static final int CLEARING_SECONDS = 30;
    private static final int CANCELLED = 130;
    private static volatile boolean signalled;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] args) {
        ROOT.setLevel(Level.SEVERE);
        Thread measuring = Thread.currentThread();
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> clearAway(measuring, done)));
        int code;
        try {
            code = new CommandLine(new Main())
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .setExecutionExceptionHandler((failure, command, parsed) -> {
                        if (!signalled) {
                            throw failure;
                        }
                        System.err.println("Stopped; nothing was recorded");
                        return CANCELLED;
                    })
                    .execute(args);
        } finally {
            done.countDown();
        }
        System.exit(code);
    }

    /** A signal ends the measurement; what it has started and written is still stopped and removed. */
    private static void clearAway(Thread measuring, CountDownLatch done) {
        signalled = true;
        measuring.interrupt();
        try {
            if (!done.await(CLEARING_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Not all could be cleared away; look for pgfit-measure in the temporary folder");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to measure.");
    }
}
