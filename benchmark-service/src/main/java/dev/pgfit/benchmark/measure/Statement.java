package dev.pgfit.benchmark.measure;

import java.util.List;

/**
 * One statement of a script.
 *
 * @param sql with {@code $1}, {@code $2}, …
 * @param picks which of the script's values go to {@code $1}, {@code $2}, …, by their index
 * @param expectedRows that it must return or change; negative when any count will do
 */
public record Statement(String sql, List<Integer> picks, long expectedRows) {}
