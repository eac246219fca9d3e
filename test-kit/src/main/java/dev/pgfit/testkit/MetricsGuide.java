package dev.pgfit.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of metrics in {@code docs/metrics.md}, to hold what services really tell against it. */
public final class MetricsGuide {
    private static final Pattern ROW =
            Pattern.compile("\\| `(pgfit_\\w+)` \\| (\\w+) \\| ([^|]*) \\| ([^|]*) \\| ([^|]*) \\| [^|]+ \\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    /** What Prometheus' conventions call base units, and what has none. */
    private static final Map<String, String> SUFFIXES = Map.of(
            "seconds",
            "_seconds",
            "bytes",
            "_bytes",
            "ratio",
            "_ratio",
            "cores",
            "_cores",
            "per second",
            "_per_second");

    private final Map<String, Row> rows = new TreeMap<>();

    /**
     * One metric.
     *
     * @param labels besides {@code le}
     * @param services names without {@code -service}
     */
    public record Row(String name, String type, String unit, Set<String> labels, Set<String> services) {}

    private MetricsGuide() {}

    /** The guide of the repository that the test runs in. */
    public static MetricsGuide read() {
        var guide = new MetricsGuide();
        try (Stream<String> lines = Files.lines(find())) {
            lines.map(ROW::matcher)
                    .filter(Matcher::matches)
                    .forEach(row -> guide.add(new Row(
                            row.group(1),
                            row.group(2),
                            row.group(3).strip(),
                            words(row.group(4)),
                            Set.of(row.group(5).strip().split(", ")))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return guide;
    }

    private static Path find() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path guide = folder.resolve("docs/metrics.md");
            if (Files.exists(guide)) {
                return guide;
            }
        }
        throw new AssertionError(
                "docs/metrics.md is nowhere above " + Path.of("").toAbsolutePath());
    }

    private void add(Row row) {
        if (rows.put(row.name(), row) != null) {
            throw new AssertionError(row.name() + " is in docs/metrics.md twice");
        }
    }

    private static Set<String> words(String cell) {
        return CODE.matcher(cell).results().map(word -> word.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    public List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /** Metrics of a service by the guide. */
    public Stream<Row> of(String service) {
        return rows.values().stream()
                .filter(row ->
                        row.services().contains(service) || row.services().contains("all"));
    }

    /**
     * What a service tells and the guide does not, or tells otherwise; empty when all is well.
     *
     * @param service its name without {@code -service}
     */
    public List<String> complaints(String service, Scrape scrape) {
        List<String> complaints = new ArrayList<>();
        for (Scrape.Sample sample : scrape.samples()) {
            String family = scrape.family(sample);
            if (!family.startsWith("pgfit_") || isMaximum(family, scrape)) {
                continue;
            }
            Row row = rows.get(family);
            if (row == null) {
                complaints.add(family + " is not in docs/metrics.md");
            } else {
                complaints.addAll(
                        complaints(row, service, sample, scrape.types().getOrDefault(family, "untyped")));
            }
        }
        return complaints.stream().distinct().toList();
    }

    /** Micrometer adds the longest of the last minutes to each histogram of durations. */
    private static boolean isMaximum(String family, Scrape scrape) {
        return family.endsWith("_max")
                && "histogram".equals(scrape.types().get(family.substring(0, family.length() - "_max".length())));
    }

    private static List<String> complaints(Row row, String service, Scrape.Sample sample, String type) {
        List<String> complaints = new ArrayList<>();
        Set<String> labels = new TreeSet<>(sample.labels().keySet());
        labels.remove("le");
        if (!row.services().contains("all") && !row.services().contains(service)) {
            complaints.add(row.name() + " is told by " + service + " too");
        }
        if (!row.type().equals(type)) {
            complaints.add(row.name() + " is a " + type + ", not a " + row.type());
        }
        if (!row.labels().equals(labels)) {
            complaints.add(row.name() + " has the labels " + labels + ", not " + row.labels());
        }
        String stem = row.type().equals("counter") ? row.name().replaceFirst("_total$", "") : row.name();
        if (row.type().equals("counter") == stem.equals(row.name())) {
            complaints.add(row.name() + ": counters, and only they, end in _total");
        }
        if (!row.unit().isEmpty() && !stem.endsWith(SUFFIXES.getOrDefault(row.unit(), "no such unit"))) {
            complaints.add(row.name() + " does not end in its unit, " + row.unit());
        }
        if (row.unit().isEmpty() && SUFFIXES.values().stream().anyMatch(stem::endsWith)) {
            complaints.add(row.name() + " has a unit that docs/metrics.md does not tell");
        }
        return complaints;
    }
}
