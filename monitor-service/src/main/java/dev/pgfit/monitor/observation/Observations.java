package dev.pgfit.monitor.observation;

import dev.pgfit.contracts.CandidateRestarted;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The observations that are going on, and the latest that have ended. Signals find theirs by run, also when they come
 * first. Thread-safe.
 */
public final class Observations {
    private static final int EARLY_RUNS = 256;

    private final Limits limits;
    private final int remembered;
    private final int rememberedSamples;
    private final Map<UUID, Observation> observations = new LinkedHashMap<>();
    private final EarlySignals early = new EarlySignals(EARLY_RUNS);

    /**
     * @param remembered ended observations whose samples can still be asked for
     * @param rememberedSamples most samples kept of each of their candidates
     */
    public Observations(Limits limits, int remembered, int rememberedSamples) {
        this.limits = limits;
        this.remembered = remembered;
        this.rememberedSamples = rememberedSamples;
    }

    /** Begins to watch, and hands over what was already told of the run. */
    public synchronized Observation begin(Plan plan) {
        Observation observation = new Observation(plan, limits);
        observations.put(plan.id(), observation);
        early.take(plan.id()).forEach(observation::signal);
        return observation;
    }

    /** Hands a signal to its observation, or keeps it until that begins. */
    public synchronized void signal(UUID run, Signal signal) {
        Observation observation = observations.get(run);
        if (observation == null) {
            early.keep(run, signal);
        } else {
            observation.signal(signal);
        }
    }

    public synchronized void restarted(CandidateRestarted event) {
        Observation observation = observations.get(event.runId());
        if (observation != null) {
            observation.restarted(event);
        }
    }

    /** The observation is over; its samples are kept for a while, made smaller. */
    public synchronized void ended(Observation observation) {
        observation.end(Ending.CANCELLED);
        observation.compact(rememberedSamples);
        long over = observations.values().stream().filter(Observation::ended).count();
        Iterator<Observation> oldest = observations.values().iterator();
        while (over > remembered && oldest.hasNext()) {
            if (oldest.next().ended()) {
                oldest.remove();
                over--;
            }
        }
    }

    public synchronized Optional<Observation> find(UUID id) {
        return Optional.ofNullable(observations.get(id));
    }
}
