package dev.pgfit.benchmark.measure;

import java.time.Duration;

/**
 * How tests are measured.
 *
 * @param rounds measured rounds per candidate
 * @param roundTime how long a round should keep the slower candidate busy
 * @param warmUp at least this long before the rounds of a test, per candidate
 * @param fewestExecutions per round, however slow the query is, where the budget allows
 * @param mostExecutions per round, however fast it is: bounds what inserts add
 * @param seed of parameters
 * @param load of each test
 */
public record MeasureSettings(
        int rounds,
        Duration roundTime,
        Duration warmUp,
        Duration queryTimeout,
        long fewestExecutions,
        long mostExecutions,
        long seed,
        LoadPlan load) {}
