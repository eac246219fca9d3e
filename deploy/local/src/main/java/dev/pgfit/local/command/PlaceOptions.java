package dev.pgfit.local.command;

import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.PgliteSpec.Persistence;
import dev.pgfit.contracts.WebvmSpec.Host;
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

    /** What was said, with the machine's memory in MiB, if that was. */
    Place place(@Nullable Integer memoryMegabytes) {
        return new Place(environment, host, memoryMegabytes, installation, persistence, postgresVersion);
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

    /** Memory of the virtual machine in MiB. */
    static final class Megabytes implements ITypeConverter<Integer> {
        static final int LEAST = 96;
        static final int MOST = 1024;

        @Override
        public Integer convert(String value) {
            if (value.matches("\\d{1,4}")) {
                int megabytes = Integer.parseInt(value);
                if (megabytes >= LEAST && megabytes <= MOST) {
                    return megabytes;
                }
            }
            throw new TypeConversionException(
                    "expected megabytes from " + LEAST + " to " + MOST + ", such as 128, but was '" + value + "'");
        }
    }
}
