package dev.pgfit.installer.environment;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.installer.candidate.Recipe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A place that candidates can be put into. */
public interface Site {
    Environment environment();

    /** What stands in the way, as far as can be told in a few seconds without starting anything. */
    List<Obstacle> obstacles(Wanted wanted);

    /** How to put this candidate there. */
    Recipe recipe(CandidateKind kind, Wanted wanted, UUID installation);

    /**
     * How to put another one there that may be broken, whose transport serves as many connections as a client's pool
     * needs; empty where that would cost too much.
     *
     * @param spare which one it will be
     */
    default Optional<Recipe> disposable(CandidateKind kind, Wanted wanted, Spare spare) {
        return Optional.empty();
    }

    /** Folder of all that an installation keeps there; removed with it. */
    Path folder(UUID installation);

    /**
     * What is to be installed.
     *
     * @param spec versions, machine and persistence asked for
     * @param candidates which of the two, in the order of installation
     * @param lease how long they may stay
     */
    record Wanted(RunSpec spec, List<CandidateKind> candidates, Duration lease) {
        /** For as long as the run may take. */
        public Wanted(RunSpec spec, List<CandidateKind> candidates) {
            this(spec, candidates, spec.deadline());
        }

        /** Version asked for. */
        public String postgresql() {
            return spec.postgresql().version();
        }

        /** Version asked for. */
        public String pglite() {
            return spec.pglite().version();
        }

        public boolean has(CandidateKind kind) {
            return candidates.contains(kind);
        }
    }

    /**
     * A disposable candidate to be.
     *
     * @param installation that it belongs to
     * @param id its own
     * @param folder of its own on this machine; removed with it
     */
    record Spare(UUID installation, UUID id, Path folder) {}

    /**
     * Why it can't be done here.
     *
     * @param field of the request
     * @param message for a person: what is wrong and what to do
     */
    record Obstacle(String field, String message) {}
}
