package dev.pgfit.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a service tells Prometheus, in its text format or that of OpenMetrics. */
public final class Scrape {
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\w+)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*?)})? (\\S+)(?: [\\d.]+)?(?: # .*)?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final int LONGEST_VALUE = 120;
    private static final int MOST_VALUES = 150;

    private final Map<String, String> types = new LinkedHashMap<>();
    private final List<Sample> samples = new ArrayList<>();

    /** One line: a series and its value. */
    public record Sample(String name, Map<String, String> labels, double value) {}

    private Scrape() {}

    /** @throws AssertionError when a line is none of the format's */
    public static Scrape of(String text) {
        var scrape = new Scrape();
        text.lines().filter(line -> !line.isBlank()).forEach(scrape::read);
        return scrape;
    }

    private void read(String line) {
        if (line.startsWith("#")) {
            Matcher type = TYPE.matcher(line);
            if (type.matches()) {
                types.put(declared(type.group(1), type.group(2)), type.group(2));
            }
            return;
        }
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new AssertionError("no line of Prometheus' text format: " + line);
        }
        Map<String, String> labels = new TreeMap<>();
        if (sample.group(2) != null) {
            LABEL.matcher(sample.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        samples.add(new Sample(sample.group(1), labels, number(sample.group(3))));
    }

    /** OpenMetrics declares a counter without the suffix that its series has. */
    private static String declared(String name, String type) {
        return type.equals("counter") && !name.endsWith("_total") ? name + "_total" : name;
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    public List<Sample> samples() {
        return samples;
    }

    /** Series of this name that have all of these labels, given as keys and values in turn. */
    public Stream<Sample> samples(String name, String... labels) {
        return samples.stream().filter(sample -> sample.name().equals(name)).filter(sample -> {
            for (int i = 0; i < labels.length; i += 2) {
                if (!labels[i + 1].equals(sample.labels().get(labels[i]))) {
                    return false;
                }
            }
            return true;
        });
    }

    /** Sum over the series of this name with these labels; empty when there is none. */
    public OptionalDouble sum(String name, String... labels) {
        List<Sample> found = samples(name, labels).toList();
        return found.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(found.stream().mapToDouble(Sample::value).sum());
    }

    /** Names as they are declared, with the type of each: {@code counter}, {@code gauge}, {@code histogram}, … */
    public Map<String, String> types() {
        return types;
    }

    /** The declared name that a series belongs to: a histogram has series of three names. */
    public String family(Sample sample) {
        for (String suffix : List.of("_bucket", "_count", "_sum")) {
            String stem = sample.name().endsWith(suffix)
                    ? sample.name().substring(0, sample.name().length() - suffix.length())
                    : "";
            if (types.containsKey(stem)) {
                return stem;
            }
        }
        return sample.name();
    }

    /** Labels whose values may grow without end: ids, long texts, very many values. Empty when all is well. */
    public List<String> unboundedLabels() {
        List<String> found = new ArrayList<>();
        Map<String, Set<String>> values = new TreeMap<>();
        for (Sample sample : samples) {
            sample.labels().forEach((label, value) -> {
                String where = sample.name() + "{" + label + "}";
                if (UUID.matcher(value).find()) {
                    found.add(where + " holds an id: " + value);
                }
                if (value.length() > LONGEST_VALUE) {
                    found.add(where + " holds a long text: " + value);
                }
                values.computeIfAbsent(where, fresh -> new TreeSet<>()).add(value);
            });
        }
        values.forEach((where, seen) -> {
            if (seen.size() > MOST_VALUES) {
                found.add(where + " has " + seen.size() + " values");
            }
        });
        return found;
    }
}
