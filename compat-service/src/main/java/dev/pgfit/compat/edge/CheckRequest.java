package dev.pgfit.compat.edge;

import dev.pgfit.contracts.CompatibilitySpec;
import dev.pgfit.contracts.Target;
import dev.pgfit.kit.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to probe: either targets or a connection string.
 *
 * @param targets at most one of each candidate: the report tells them apart by it
 * @param connectionString of any database that speaks the PostgreSQL protocol, such as {@code
 *     postgresql://me:secret@db.example.com:5432/shop?sslmode=require}
 * @param compatibility absent: the default suite and time-out
 */
@RegisterForReflection
public record CheckRequest(
        @Nullable List<@NotNull @Valid Target> targets,
        @Nullable @Size(max = 4096) String connectionString,
        @Nullable @Valid CompatibilitySpec compatibility) {
    CompatibilitySpec spec() {
        return compatibility == null ? CompatibilitySpec.DEFAULT : compatibility;
    }

    /** What is to be probed; a connection string's database stands for PostgreSQL. */
    List<Target> chosen() {
        if (connectionString != null) {
            if (targets != null) {
                throw ProblemException.badField("connectionString", "must not be given together with targets");
            }
            return List.of(parsed(connectionString).target());
        }
        if (targets == null || targets.isEmpty()) {
            throw ProblemException.badField("targets", "must hold a target, or connectionString must be given");
        }
        long kinds = targets.stream().map(Target::candidate).distinct().count();
        if (kinds < targets.size()) {
            throw ProblemException.badField("targets", "must not hold the same candidate twice");
        }
        return targets;
    }

    /** Whether nothing may go over the network in the clear. */
    boolean requiresTls() {
        return connectionString != null && parsed(connectionString).tlsRequired();
    }

    private static ConnectionString parsed(String text) {
        try {
            return ConnectionString.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField("connectionString", String.valueOf(e.getMessage()));
        }
    }

    /** Never shows a password: this text may end up in logs. */
    @Override
    public String toString() {
        return "CheckRequest[" + (connectionString == null ? targets : "a connection string") + "]";
    }
}
