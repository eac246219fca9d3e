package dev.pgfit.contracts;

import java.util.List;

/**
 * What undoing a failed installation came to.
 *
 * @param complete whether nothing is left
 * @param undone what was taken back, in order
 * @param leftovers what could not be, with the reason
 */
public record Rollback(boolean complete, List<String> undone, List<String> leftovers) {}
