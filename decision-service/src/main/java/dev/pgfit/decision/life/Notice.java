package dev.pgfit.decision.life;

/**
 * One event of the stream that people watch a run by.
 *
 * @param number in the run's order, from 1
 * @param kind such as {@code state}
 */
public record Notice(long number, String kind, Object body) {}
