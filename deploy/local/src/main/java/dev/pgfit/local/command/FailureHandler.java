package dev.pgfit.local.command;

import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Failures that were foreseen are told in a sentence; others with their stack trace. */
final class FailureHandler implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (e instanceof Failure failure) {
            err.println("pgfit: " + failure.text());
            err.flush();
            return failure.exitCode().number();
        }
        err.println("pgfit: unexpected: " + e);
        e.printStackTrace(err);
        err.flush();
        return ExitCode.UNEXPECTED.number();
    }
}
