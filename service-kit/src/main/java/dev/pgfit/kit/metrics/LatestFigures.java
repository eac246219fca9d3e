package dev.pgfit.kit.metrics;

import dev.pgfit.contracts.Environment;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gauges of one name that show the latest report of each environment: the next report replaces all of the last one's, so
 * that there are never more series than one report per environment has. Thread-safe.
 */
public final class LatestFigures {
    private final MultiGauge gauges;
    private final Map<Environment, List<Figure>> latest = new EnumMap<>(Environment.class);

    /**
     * One series.
     *
     * @param labels besides {@code environment}; the same keys for all figures of a name
     */
    public record Figure(Tags labels, double value) {
        /** With these keys and values, in turn. */
        public static Figure of(double value, String... labels) {
            return new Figure(Tags.of(labels), value);
        }
    }

    /**
     * Figures to come.
     *
     * @param name without the unit
     * @param unit Prometheus' base unit, which becomes the name's suffix; {@code null} for what is counted
     */
    public LatestFigures(MeterRegistry registry, String name, @Nullable String unit, String description) {
        this.gauges =
                MultiGauge.builder(name).baseUnit(unit).description(description).register(registry);
    }

    /** Shows these instead of what was shown of the environment. */
    public synchronized void show(Environment environment, List<Figure> figures) {
        latest.put(environment, List.copyOf(figures));
        gauges.register(
                latest.entrySet().stream()
                        .flatMap(of -> of.getValue().stream().map(figure -> row(of.getKey(), figure)))
                        .toList(),
                true);
    }

    private static MultiGauge.Row<Number> row(Environment environment, Figure figure) {
        return MultiGauge.Row.of(figure.labels().and("environment", Label.of(environment)), figure.value());
    }
}
