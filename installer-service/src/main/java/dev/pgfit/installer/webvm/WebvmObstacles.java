package dev.pgfit.installer.webvm;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Limits;
import dev.pgfit.contracts.PgliteSpec;
import dev.pgfit.installer.environment.PgliteGround;
import dev.pgfit.installer.environment.Site.Obstacle;
import dev.pgfit.installer.environment.Site.Wanted;
import dev.pgfit.installer.node.NodeTools;
import dev.pgfit.process.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What stands in the way of a virtual machine, or of a page, here. */
record WebvmObstacles(WebvmParts parts, Chromium.Finder chromium, PgliteGround pglite) {
    private static final Set<String> MAJORS = Set.of("15", "17", "18");

    /** The major version asked for; 0 when it is no number, which a request can't bring about. */
    static int major(String version) {
        String first = version.split("\\.", -1)[0];
        return first.matches("\\d{1,3}") ? Integer.parseInt(first) : 0;
    }

    List<Obstacle> of(Wanted wanted, boolean inPage) {
        List<Obstacle> obstacles = new ArrayList<>();
        try {
            Account.forServers();
        } catch (UnsupportedOperationException e) {
            obstacles.add(new Obstacle("environment", String.valueOf(e.getMessage())));
        }
        if (!Limits.none(wanted.spec().limits())) {
            obstacles.add(new Obstacle(
                    "limits",
                    "apply in host, container and kubernetes; a virtual machine's memory is webvm.memoryMegabytes"));
        }
        if (inPage) {
            try {
                chromium.find();
            } catch (Chromium.MissingException e) {
                obstacles.add(new Obstacle("webvm.host", String.valueOf(e.getMessage())));
            }
        }
        if (wanted.has(CandidateKind.POSTGRESQL)) {
            postgresql(wanted, obstacles);
        }
        obstacles.addAll(
                inPage
                        ? pglite.obstacles(
                                wanted,
                                Set.of(PgliteSpec.Persistence.MEMORY, PgliteSpec.Persistence.IDB),
                                "in a browser PGlite keeps its data in memory or in IndexedDB (idb)")
                        : pglite.obstaclesUnderNode(wanted));
        return obstacles;
    }

    private void postgresql(Wanted wanted, List<Obstacle> obstacles) {
        String version = wanted.postgresql();
        if (!MAJORS.contains(version)) {
            obstacles.add(new Obstacle(
                    "postgresql.version",
                    "PostgreSQL " + version + " is not to be had for the machine: Debian has 15, 17 and 18 for it, each"
                            + " in its newest release, which can't be chosen"));
            return;
        }
        try {
            parts.node().find();
        } catch (NodeTools.MissingException e) {
            obstacles.add(new Obstacle("environment", String.valueOf(e.getMessage())));
        }
        parts.images()
                .obstacles(major(version))
                .forEach(obstacle -> obstacles.add(new Obstacle("environment", obstacle)));
    }
}
