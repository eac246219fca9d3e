package dev.pgfit.benchmarks.result;

import java.util.Collections;
import java.util.List;

/**
 * A page of Markdown, written from top to bottom. Not thread-safe.
 *
 * <pre>{@code
 * new Page("Pipeline")
 *         .text("What was measured, and how.")
 *         .section("Latency")
 *         .table(List.of("rate", "p99, ms"), List.of(List.of("50/s", "12.1")));
 * }</pre>
 */
public final class Page {
    private final StringBuilder markdown = new StringBuilder();

    /** A page that begins with this heading. */
    public Page(String title) {
        markdown.append("# ").append(title).append('\n');
    }

    public Page section(String title) {
        markdown.append("\n## ").append(title).append('\n');
        return this;
    }

    /** One paragraph or list. */
    public Page text(String text) {
        markdown.append('\n').append(text.strip()).append('\n');
        return this;
    }

    /**
     * A table; the first column is text, the others are figures and stand to the right.
     *
     * @throws IllegalArgumentException when a row is not as wide as the heads
     */
    public Page table(List<String> heads, List<List<String>> rows) {
        markdown.append('\n');
        row(heads);
        markdown.append("|---").append("|---:".repeat(heads.size() - 1)).append("|\n");
        for (List<String> row : rows) {
            if (row.size() != heads.size()) {
                throw new IllegalArgumentException("a row of " + row.size() + " under heads " + heads);
            }
            row(row);
        }
        return this;
    }

    /** A table of two columns, for what is said once. */
    public Page facts(List<List<String>> rows) {
        return table(Collections.nCopies(2, ""), rows);
    }

    public String markdown() {
        return markdown.toString();
    }

    private void row(List<String> cells) {
        cells.forEach(
                cell -> markdown.append("| ").append(cell.replace("|", "\\|")).append(' '));
        markdown.append("|\n");
    }
}
