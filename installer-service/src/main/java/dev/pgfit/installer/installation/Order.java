package dev.pgfit.installer.installation;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.installer.environment.Site.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * An installation that somebody asked for.
 *
 * @param id the run's, or one of its own
 * @param candidates which of the two, in the order of installation
 * @param lease how long they may stay, from when they are there
 */
public record Order(UUID id, RunSpec spec, List<CandidateKind> candidates, Duration lease) {
    public Order {
        candidates = List.copyOf(candidates);
    }

    Wanted wanted() {
        return new Wanted(spec, candidates, lease);
    }
}
