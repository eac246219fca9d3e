package dev.pgfit.contracts;

import org.jspecify.annotations.Nullable;

/**
 * What the load generator itself had to do with a test's figures.
 *
 * @param costMicros CPU time of its event loop per execution against a server that answers at once; {@code null} where it
 *     can't be known
 * @param floorMicros median latency against that server on one connection: the part of each latency that is the
 *     generator's and the way's; {@code null} where it wasn't measured
 * @param waitShare share of the latencies that was waiting for the generator, over the rounds that count
 * @param busyShare share of the rounds' time in which its event loop was at work
 * @param gcMillis pauses of its garbage collector in those rounds
 * @param stealShare share of the machine's time that was taken by its host; {@code null} where it can't be known
 * @param repeatedRounds pairs of rounds that were disturbed and measured again
 * @param processCores processor cores that its whole process used in the rounds, its event loop included; {@code null} where
 *     it can't be known
 */
public record GeneratorUse(
        @Nullable Double costMicros,
        @Nullable Double floorMicros,
        double waitShare,
        double busyShare,
        long gcMillis,
        @Nullable Double stealShare,
        int repeatedRounds,
        @Nullable Double processCores) {}
