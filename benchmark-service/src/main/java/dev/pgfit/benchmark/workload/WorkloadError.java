package dev.pgfit.benchmark.workload;

/**
 * Something wrong in a workload file.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param path such as {@code queries[0].sql}; empty for the file as a whole
 */
public record WorkloadError(int line, int column, String path, String message) {
    @Override
    public String toString() {
        String where = "line " + line + ", column " + column + ": ";
        return path.isEmpty() ? where + message : where + path + ": " + message;
    }
}
