package dev.pgfit.local.command;

import dev.pgfit.local.stack.DataFolder;
import dev.pgfit.local.stack.ServiceArtifacts;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which data folder a command is about, and where the built services are. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:PGFIT_DATA:-pgfit-data}",
            description = "Folder for everything that is kept (default: $PGFIT_DATA or ./pgfit-data).")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Option(
            names = "--repository",
            hidden = true,
            defaultValue = "${sys:pgfit.repository:-.}",
            description = "Folder that the built services are in.")
    @SuppressWarnings("NullAway.Init")
    private Path repository;

    DataFolder folder() {
        return DataFolder.of(data);
    }

    ServiceArtifacts artifacts() {
        return new ServiceArtifacts(repository.toAbsolutePath().normalize());
    }
}
