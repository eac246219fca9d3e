package dev.pgfit.kubernetes.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A table of docs/kubernetes.md, which tests hold the manifests against. */
public final class Table {
    private static final Path DOCUMENT = Path.of("..", "..", "docs", "kubernetes.md");

    private Table() {}

    /** The rows of the first table under a heading, without its own heading; each cell without its back-quotes. */
    public static List<List<String>> under(String heading) {
        try {
            return Files.readAllLines(DOCUMENT).stream()
                    .dropWhile(line -> !line.matches("#+ " + heading))
                    .dropWhile(line -> !line.startsWith("|"))
                    .takeWhile(line -> line.startsWith("|"))
                    .skip(2)
                    .map(Table::cells)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|"))
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
    }
}
