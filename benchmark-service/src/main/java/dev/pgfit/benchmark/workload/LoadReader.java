package dev.pgfit.benchmark.workload;

import dev.pgfit.contracts.LoadSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a workload's {@code load}. */
final class LoadReader {
    private static final List<String> KEYS = List.of("model", "rate", "arrivals", "thinkTime", "pipelining", "sweep");
    private static final List<String> SWEEP_KEYS = List.of("p99Below", "from", "to", "step");
    private static final double HIGHEST_RATE = 1_000_000;
    private static final int MOST_PIPELINED = 256;
    private static final Duration SHORTEST = Duration.ofNanos(100_000);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Findings findings;

    LoadReader(Findings findings) {
        this.findings = findings;
    }

    LoadSpec read(Node node, String path) {
        Section section = new Section(node, path, findings, KEYS);
        Section sweep = null;
        Node sweepNode = section.get("sweep");
        if (sweepNode != null) {
            sweep = new Section(sweepNode, section.at("sweep"), findings, SWEEP_KEYS);
        }
        LoadSpec load = new LoadSpec(
                one(section, "model", LoadSpec.Model.class),
                rate(section, "rate"),
                one(section, "arrivals", LoadSpec.Arrivals.class),
                duration(section, "thinkTime"),
                section.has("pipelining") ? (Integer) section.integer("pipelining", 1, 1, MOST_PIPELINED) : null,
                sweep == null
                        ? null
                        : new LoadSpec.Sweep(
                                duration(sweep, "p99Below"),
                                rate(sweep, "from"),
                                rate(sweep, "to"),
                                duration(sweep, "step")));
        tellWhatDoesNotGoTogether(load, section, sweep);
        return load;
    }

    private static void tellWhatDoesNotGoTogether(LoadSpec load, Section section, @Nullable Section sweep) {
        LoadRules.check(load).forEach((key, message) -> {
            boolean inSweep = key.startsWith("sweep.") && sweep != null;
            Section where = inSweep && sweep != null ? sweep : section;
            String name = inSweep ? key.substring("sweep.".length()) : key;
            // a value that could not be read has been told already
            if (!message.startsWith("is missing") || !where.has(name)) {
                where.error(name, message);
            }
        });
    }

    private <E extends Enum<E>> @Nullable E one(Section section, String key, Class<E> type) {
        Node node = section.get(key);
        if (node == null) {
            return null;
        }
        Object given = Values.of(node).orElse("");
        for (E each : type.getEnumConstants()) {
            if (word(each).equals(given)) {
                return each;
            }
        }
        String known =
                Arrays.stream(type.getEnumConstants()).map(LoadReader::word).collect(Collectors.joining(" or "));
        findings.add(node, section.at(key), "must be " + known + ", but is " + Values.kind(node));
        return null;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private @Nullable Double rate(Section section, String key) {
        Node node = section.get(key);
        if (node == null) {
            return null;
        }
        Optional<Double> rate = Values.of(node).flatMap(value -> switch (value) {
            case Long whole -> Optional.of(whole.doubleValue());
            case BigDecimal decimal -> Optional.of(decimal.doubleValue());
            default -> Optional.empty();
        });
        if (rate.isEmpty() || !(rate.get() > 0) || rate.get() > HIGHEST_RATE) {
            findings.add(node, section.at(key), "must be a number per second, above 0 and at most 1000000");
            return null;
        }
        return rate.get();
    }

    private @Nullable Duration duration(Section section, String key) {
        Node node = section.get(key);
        if (node == null) {
            return null;
        }
        try {
            Duration duration = Duration.parse(String.valueOf(Values.of(node).orElse("")));
            if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException notOne) {
            // told below
        }
        findings.add(node, section.at(key), "must be a duration such as PT0.005S, from 0.1 ms to 1 min");
        return null;
    }
}
