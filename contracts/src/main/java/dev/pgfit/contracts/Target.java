package dev.pgfit.contracts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A candidate that is there to be measured.
 *
 * @param engineVersion version of the engine as it names itself, such as {@code 18.6} or {@code 0.5.16}
 * @param transport how the protocol reaches the engine: {@code native}, {@code pglite-socket}, …
 * @param usage where the installer serves this installation's raw counters ({@link InstallationUsage}); {@code null}
 *     for a database that pgfit did not install
 */
public record Target(
        @NotNull CandidateKind candidate,
        @Nullable String engineVersion,
        Environment environment,
        String transport,
        @NotNull @Valid Endpoint endpoint,
        @Nullable URI usage) {
    public Target {
        if (environment == null) {
            environment = Environment.EXTERNAL;
        }
        if (transport == null) {
            transport = "unknown";
        }
    }

    /** The same target without its password. */
    public Target withoutPassword() {
        return new Target(candidate, engineVersion, environment, transport, endpoint.withoutPassword(), usage);
    }
}
