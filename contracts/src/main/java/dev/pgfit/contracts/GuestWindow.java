package dev.pgfit.contracts;

/**
 * What a virtual machine's own kernel said in one window.
 *
 * @param samples readings of the guest; fewer than of its host
 * @param memoryTotalBytes what its kernel manages
 * @param memoryUsedBytes total less available
 * @param databasePssBytes proportional sets of the database's processes
 * @param load its load average over a minute
 */
public record GuestWindow(
        int samples, long memoryTotalBytes, Statistics memoryUsedBytes, Statistics databasePssBytes, Statistics load) {}
