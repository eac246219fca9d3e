package dev.pgfit.compat.database;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement answered.
 *
 * @param rows each as long as {@code columns}; values are {@code null}, {@link Boolean}, {@link Number},
 *     {@link String}, {@link List} for arrays and JSON arrays, or {@link java.util.Map} for JSON objects
 * @param affected rows written, or read by a SELECT
 */
public record Answer(List<String> columns, List<List<@Nullable Object>> rows, long affected) {}
