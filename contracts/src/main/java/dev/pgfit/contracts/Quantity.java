package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount as Kubernetes writes it: {@code 512Mi}, {@code 1.5Gi}, {@code 500m}, {@code 2}, {@code 1e3}. In JSON a text or
 * a number. Equal to another one that is written the same.
 *
 * <p>The form is that of <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">
 * Quantity</a>.
 */
public final class Quantity {
    private static final int LONGEST = 40;
    private static final Pattern FORM =
            Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+))([a-zA-Z]{0,2}|[eE][+-]?\\d{1,2})");
    private static final Map<String, BigDecimal> UNITS = Map.ofEntries(
            Map.entry("", BigDecimal.ONE),
            Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
            Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
            Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
            Map.entry("k", BigDecimal.ONE.movePointRight(3)),
            Map.entry("M", BigDecimal.ONE.movePointRight(6)),
            Map.entry("G", BigDecimal.ONE.movePointRight(9)),
            Map.entry("T", BigDecimal.ONE.movePointRight(12)),
            Map.entry("P", BigDecimal.ONE.movePointRight(15)),
            Map.entry("E", BigDecimal.ONE.movePointRight(18)),
            Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
            Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
            Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
            Map.entry("Ti", BigDecimal.valueOf(1L << 40)),
            Map.entry("Pi", BigDecimal.valueOf(1L << 50)),
            Map.entry("Ei", BigDecimal.valueOf(1L << 60)));

    private final String text;
    private final BigDecimal value;

    private Quantity(String text, BigDecimal value) {
        this.text = text;
        this.value = value;
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it isn't one, in words for a person
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Quantity of(String text) {
        String trimmed = text.trim();
        Matcher form = FORM.matcher(trimmed.length() > LONGEST ? "" : trimmed);
        if (!form.matches()) {
            throw notOne(trimmed);
        }
        String suffix = form.group(2);
        BigDecimal unit = UNITS.get(suffix);
        if (unit == null && suffix.matches("[eE][+-]?\\d+")) {
            unit = BigDecimal.ONE.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1)));
        }
        if (unit == null) {
            throw notOne(trimmed);
        }
        return new Quantity(trimmed, new BigDecimal(form.group(1)).multiply(unit));
    }

    /** A whole number, without a unit. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Quantity of(long number) {
        return new Quantity(Long.toString(number), BigDecimal.valueOf(number));
    }

    /** A number with a fraction, without a unit. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Quantity of(double number) {
        if (!Double.isFinite(number)) {
            throw notOne(Double.toString(number));
        }
        BigDecimal value = BigDecimal.valueOf(number).stripTrailingZeros();
        return new Quantity(value.toPlainString(), value);
    }

    /** As it was written. */
    @JsonValue
    public String text() {
        return text;
    }

    /** The amount in units, such as bytes or cores. */
    public BigDecimal value() {
        return value;
    }

    /** The amount rounded up to whole units; {@link Long#MAX_VALUE} where it is more than that. */
    public long whole() {
        return value.setScale(0, RoundingMode.CEILING)
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }

    /** In whole mebibytes where it is some, else in whole bytes: as people read a size of memory. */
    public static String ofMemory(long bytes) {
        return bytes % (1L << 20) == 0 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Quantity quantity && quantity.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private static IllegalArgumentException notOne(String text) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return new IllegalArgumentException(
                "'" + shown + "' is not a Kubernetes quantity, such as 512Mi, 1.5Gi, 2 or 500m");
    }
}
