package dev.pgfit.compat.check;

/**
 * What must hold for a check to be run: a right that not every user has, for example.
 *
 * @param sql answers one boolean, asked before anything is created
 * @param otherwise why the check is skipped when that isn't true
 */
public record Precondition(String sql, String otherwise) {}
