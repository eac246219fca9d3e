package dev.pgfit.decision.report;

import java.util.List;

/** Writes Markdown: headings, paragraphs, lists and tables whose cells can't break out. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();

    Markdown heading(int level, String title) {
        text.append("#".repeat(level)).append(' ').append(title).append("\n\n");
        return this;
    }

    Markdown paragraph(String content) {
        text.append(escape(content)).append("\n\n");
        return this;
    }

    /** Nothing when there are no items. */
    Markdown list(List<String> items) {
        items.forEach(item -> text.append("- ").append(escape(item)).append('\n'));
        text.append(items.isEmpty() ? "" : "\n");
        return this;
    }

    Markdown table(List<String> heads, List<List<String>> rows) {
        row(heads);
        row(heads.stream().map(head -> "---").toList());
        rows.forEach(this::row);
        text.append('\n');
        return this;
    }

    /** Lines as they are, shown when a reader asks for them. */
    Markdown folded(String title, String lines) {
        text.append("<details><summary>").append(escape(title)).append("</summary>\n\n");
        // indented rather than fenced: nothing in them can end the block
        lines.strip().lines().forEach(line -> text.append("    ").append(line).append('\n'));
        text.append("\n</details>\n\n");
        return this;
    }

    private void row(List<String> cells) {
        text.append('|');
        cells.forEach(cell ->
                text.append(' ').append(escape(cell).replace("|", "\\|")).append(" |"));
        text.append('\n');
    }

    /** What databases and users say is shown as they said it, and is no markup. */
    private static String escape(String content) {
        return content.replaceAll("\\R+", " ")
                .replace("\\", "\\\\")
                .replace("<", "&lt;")
                .replace("*", "\\*")
                .replace("`", "\\`");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
