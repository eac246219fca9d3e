package dev.pgfit.local.command;

import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.Limits;
import dev.pgfit.contracts.PgliteSpec.Persistence;
import dev.pgfit.contracts.Quantity;
import dev.pgfit.contracts.WebvmSpec.Host;
import dev.pgfit.local.run.MemorySize;
import dev.pgfit.local.run.Place;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options about where the candidates live; of {@code run} and {@code up} alike. */
final class PlaceOptions {
    @Option(
            names = "--env",
            paramLabel = "NAME",
            converter = Choice.OfEnvironment.class,
            description = {
                "Where the candidates live: webvm (PostgreSQL in a virtual machine in WebAssembly, PGlite beside it),"
                        + " host (programs on this machine), browser (both in pages of Chromium), container,"
                        + " kubernetes."
            })
    private @Nullable Environment environment;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            converter = Choice.OfHost.class,
            description = "What runs the virtual machine, and PGlite: node (default) or chromium.")
    private @Nullable Host host;

    @Option(
            names = "--install",
            paramLabel = "METHOD",
            converter = Choice.OfInstallation.class,
            description = "How PostgreSQL gets into the virtual machine: measured (boot and initdb, the default),"
                    + " prepared (a cluster made before) or snapshot (a saved state restored).")
    private @Nullable InstallationMethod installation;

    @Option(
            names = "--persistence",
            paramLabel = "KIND",
            converter = Choice.OfPersistence.class,
            description = "Where PGlite keeps its data: files (default under Node.js), memory (default in a browser),"
                    + " idb (IndexedDB, in a browser).")
    private @Nullable Persistence persistence;

    @Option(
            names = "--postgres",
            paramLabel = "VERSION",
            converter = Version.class,
            description = "Which PostgreSQL: 18 (default), 16.4, …; in the virtual machine 15, 17 or 18.")
    private @Nullable String postgresVersion;

    @Option(
            names = "--image",
            paramLabel = "FILE",
            description = "An image of the virtual machine made elsewhere by pgfit image --output; it is kept.")
    private @Nullable Path image;

    @Option(
            names = "--cpu",
            paramLabel = "CORES",
            converter = Cores.class,
            description = "Limit of each candidate's CPU, such as 1 or 500m; with --env host, container, kubernetes.")
    private @Nullable Quantity cpu;

    /** What was said, with the memory, if that was. */
    Place place(@Nullable MemorySize memory) {
        return new Place(environment, host, memory, cpu, installation, persistence, postgresVersion);
    }

    Optional<Path> image() {
        return Optional.ofNullable(image);
    }

    /** A version of PostgreSQL as the contracts want it. */
    static final class Version implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            if (!value.matches("1[4-8](\\.\\d{1,2}){0,2}")) {
                throw new TypeConversionException(
                        "expected a PostgreSQL version from 14 to 18, such as 18 or 16.4, but was '" + value + "'");
            }
            return value;
        }
    }

    /** Memory of the virtual machine, or a limit. */
    static final class Memory implements ITypeConverter<MemorySize> {
        @Override
        public MemorySize convert(String value) {
            try {
                return MemorySize.of(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(
                        "expected megabytes, such as 128, or a quantity, such as 512Mi: " + e.getMessage());
            }
        }
    }

    /** A limit of CPU. */
    static final class Cores implements ITypeConverter<Quantity> {
        @Override
        public Quantity convert(String value) {
            try {
                Quantity cores = Quantity.of(value);
                if (cores.value().compareTo(Quantity.of(Limits.LEAST_CPU).value()) >= 0) {
                    return cores;
                }
                throw new IllegalArgumentException("'" + value + "' is less than " + Limits.LEAST_CPU);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("expected cores, such as 1 or 500m: " + e.getMessage());
            }
        }
    }
}
