package dev.pgfit.compat.runner;

import dev.pgfit.compat.database.Database;
import dev.pgfit.compat.wire.WireServer;
import dev.pgfit.contracts.Target;
import java.util.OptionalInt;

/** A database to be probed, and how to reach it. */
public record Candidate(Target target, Database database) {
    /** Its name, and where it lives when that is what makes it slow. */
    String name() {
        String title = target.candidate().title();
        return switch (target.environment()) {
            case WEBVM -> title + " in the WebVM";
            case BROWSER -> title + " in the browser";
            case HOST, CONTAINER, KUBERNETES, EXTERNAL -> title;
        };
    }

    WireServer wireServer() {
        return WireServer.of(target);
    }

    OptionalInt maxConnections() {
        Integer limit = target.endpoint().maxConnections();
        return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
    }
}
