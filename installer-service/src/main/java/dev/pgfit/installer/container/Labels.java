package dev.pgfit.installer.container;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.process.Identity;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** What containers are marked with, so that people can see whose they are and the next installer can clear them away. */
final class Labels {
    /** The installer's data folder. */
    static final String DATA = "dev.pgfit.data";
    /** The installer's process: its pid and when that started. */
    static final String OWNER = "dev.pgfit.owner";
    /** The run, or an installation without one. */
    static final String RUN = "dev.pgfit.run";
    /** Which of the two. */
    static final String CANDIDATE = "dev.pgfit.candidate";
    /** This container alone. */
    static final String ID = "dev.pgfit.container";

    private Labels() {}

    static Map<String, String> of(Path data, String run, CandidateKind kind, String id) {
        Identity self = Identity.self();
        return Map.of(
                DATA,
                data.toString(),
                OWNER,
                self.pid() + " " + self.startTicks(),
                RUN,
                run,
                CANDIDATE,
                kind.name().toLowerCase(Locale.ROOT),
                ID,
                id);
    }

    /** Whether the installer that a container belongs to is alive. */
    static boolean ownerLives(Map<String, String> labels) {
        String[] owner = labels.getOrDefault(OWNER, "").split(" ", -1);
        try {
            return owner.length == 2 && new Identity(Long.parseLong(owner[0]), Long.parseLong(owner[1])).isAlive();
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
