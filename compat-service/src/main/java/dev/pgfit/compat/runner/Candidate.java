package dev.pgfit.compat.runner;

import dev.pgfit.compat.database.Database;
import dev.pgfit.contracts.Target;
import java.util.OptionalInt;

/** A database to be probed, and how to reach it. */
public record Candidate(Target target, Database database) {
    OptionalInt maxConnections() {
        Integer limit = target.endpoint().maxConnections();
        return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
    }
}
