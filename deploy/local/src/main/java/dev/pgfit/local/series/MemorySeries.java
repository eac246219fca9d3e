package dev.pgfit.local.series;

import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import dev.pgfit.local.support.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The same run with several sizes of memory, smallest first, and what they tell together.
 *
 * @param smallestMegabytes the smallest that passes; {@code null} when none does
 * @param answer that in a sentence
 */
public record MemorySeries(@Nullable Integer smallestMegabytes, String answer, List<MemoryRow> runs) {
    private static final List<String> HEADS = List.of(
            "memory", "installation", "benchmark", "required checks", "host memory, average", "speed, ratio", "run");
    private static final String LINE = "%-8s %-13s %-10s %-16s %-21s %-13s %s%n";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    public static MemorySeries of(List<MemoryRow> runs) {
        Optional<MemoryRow> smallest = runs.stream().filter(MemoryRow::passes).findFirst();
        return new MemorySeries(
                smallest.map(MemoryRow::memoryMegabytes).orElse(null),
                "The smallest in which installation, benchmark and the required checks pass: "
                        + smallest.map(row -> row.memoryMegabytes() + " MB").orElse("none of these"),
                List.copyOf(runs));
    }

    /** For a terminal. */
    public String text() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, LINE, HEADS.toArray()));
        runs.forEach(
                row -> text.append(String.format(Locale.ROOT, LINE, cells(row).toArray())));
        return text.append(answer).toString();
    }

    /** For a page. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# How much memory PostgreSQL needs\n\n");
        text.append(row(HEADS)).append(row(HEADS.stream().map(head -> "---").toList()));
        runs.forEach(run -> text.append(row(cells(run))));
        return text.append('\n').append(answer).append(".\n").toString();
    }

    /**
     * Writes it as Markdown and JSON beside the runs' own reports.
     *
     * @return the Markdown file
     */
    public Path save(Path folder, Instant now) {
        String name = "memory-" + STAMP.format(now);
        Path markdownFile = folder.resolve(name + ".md");
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name + ".json"), Json.pretty(this));
            return Files.writeString(markdownFile, markdown());
        } catch (IOException e) {
            throw new Failure(ExitCode.UNEXPECTED, markdownFile + " could not be written: " + e, e);
        }
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static List<String> cells(MemoryRow row) {
        Double memory = row.averageMemoryBytes();
        Double ratio = row.ratio();
        return List.of(
                row.memoryMegabytes() + " MB",
                word(row.installed()),
                word(row.benchmarked()),
                word(row.requiredChecksPassed()),
                memory == null ? "-" : Math.round(memory / 1e6) + " MB",
                ratio == null ? "-" : String.format(Locale.ROOT, ratio < 0.1 ? "%.3f" : "%.2f", ratio),
                row.run() + (row.failure() == null ? "" : " failed"));
    }

    private static String word(boolean passed) {
        return passed ? "ok" : "not ok";
    }
}
