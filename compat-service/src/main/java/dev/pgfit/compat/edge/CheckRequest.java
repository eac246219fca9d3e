package dev.pgfit.compat.edge;

import dev.pgfit.contracts.CompatibilitySpec;
import dev.pgfit.contracts.Target;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to probe.
 *
 * @param targets at most one of each candidate: the report tells them apart by it
 * @param compatibility absent: the default suite and time-out
 */
@RegisterForReflection
public record CheckRequest(
        @NotEmpty List<@NotNull @Valid Target> targets,
        @Nullable @Valid CompatibilitySpec compatibility) {
    CompatibilitySpec spec() {
        return compatibility == null ? CompatibilitySpec.DEFAULT : compatibility;
    }
}
