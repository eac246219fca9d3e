package dev.pgfit.benchmark.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pgfit.benchmark.workload.Expression;
import dev.pgfit.benchmark.workload.Generator;
import dev.pgfit.benchmark.workload.TableData;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class GeneratedDataProperties {
    private static final TableData TABLE = new TableData("t", Expression.parse("rows"), columns());

    @Property(tries = 50)
    void shouldGiveTheSameRowsForTheSameSeed(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int rows) {
        assertThat(sql(seed, rows, 7)).isEqualTo(sql(seed, rows, 7));
    }

    @Property(tries = 50)
    void shouldGiveTheSameRowsHoweverTheyAreBatched(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 100) int rows,
            @ForAll @IntRange(min = 1, max = 200) int batch) {
        // When
        String one = values(sql(seed, rows, 1));
        String many = values(sql(seed, rows, batch));
        // Then
        assertThat(many).isEqualTo(one);
    }

    @Property(tries = 50)
    void shouldGiveOtherRowsForOtherSeeds(@ForAll long seed) {
        assertThat(sql(seed, 20, 20)).isNotEqualTo(sql(seed + 1, 20, 20));
    }

    @Property
    void shouldStayInRange(@ForAll long seed, @ForAll @IntRange(min = 1, max = 1_000_000) int rows) {
        // Given
        Generator uniform = new Generator.Uniform(Expression.of(1), Expression.parse("rows"));
        Generator decimal = new Generator.Decimal(Expression.of(-5), Expression.of(5), 2);
        // When
        Object whole = ValueStreams.of(uniform, rows, Seeds.random(seed)).next();
        Object broken = ValueStreams.of(decimal, rows, Seeds.random(seed)).next();
        // Then
        assertThat((Long) whole).isBetween(1L, (long) rows);
        assertThat((BigDecimal) broken).isBetween(BigDecimal.valueOf(-5), BigDecimal.valueOf(5));
    }

    @Property(tries = 200)
    void shouldKeepAZipfInItsRange(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 1_000_000) int rows,
            @ForAll @DoubleRange(min = 0.1, max = 5) double exponent) {
        // Given
        Generator zipf = new Generator.Zipf(Expression.of(1), Expression.parse("rows"), exponent);
        // When
        ValueStream values = ValueStreams.of(zipf, rows, Seeds.random(seed));
        // Then
        assertThat(Stream.generate(values::next).limit(50))
                .allSatisfy(value -> assertThat((Long) value).isBetween(1L, (long) rows));
    }

    /** Frequencies of the first ranks against 1 / k^s over their sum; ±5 standard errors. */
    @Property(tries = 10)
    void shouldDrawAZipfAsOftenAsItsLawSays(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.5, max = 2) double exponent) {
        // Given
        int n = 100;
        int draws = 20_000;
        double sum = IntStream.rangeClosed(1, n)
                .mapToDouble(k -> Math.pow(k, -exponent))
                .sum();
        ValueStream values = ValueStreams.of(
                new Generator.Zipf(Expression.of(1), Expression.of(n), exponent), n, Seeds.random(seed));
        // When
        int[] counts = new int[n + 1];
        for (int i = 0; i < draws; i++) {
            counts[Math.toIntExact((Long) values.next())]++;
        }
        // Then
        for (int k = 1; k <= 10; k++) {
            double p = Math.pow(k, -exponent) / sum;
            assertThat((double) counts[k]).isCloseTo(draws * p, within(5 * Math.sqrt(draws * p * (1 - p))));
        }
    }

    private static List<TableData.Column> columns() {
        LocalDateTime start = LocalDateTime.of(2024, 1, 1, 0, 0);
        List<Generator> generators = List.of(
                new Generator.Sequence(Expression.of(1), Expression.of(1)),
                new Generator.Uniform(Expression.of(1), Expression.parse("rows")),
                new Generator.Zipf(Expression.of(1), Expression.parse("rows"), 1.1),
                new Generator.Cycle(Expression.of(1), Expression.of(3)),
                new Generator.Decimal(Expression.of(0), Expression.of(9), 2),
                new Generator.Text("it's ", 8),
                new Generator.Choice(List.of("a", "b")),
                new Generator.Rotate(List.of(1L, true)),
                new Generator.Constant("x"),
                new Generator.Timestamp(start, start.plusDays(1)),
                new Generator.Uuid());
        List<TableData.Column> columns = new ArrayList<>();
        for (Generator generator : generators) {
            columns.add(new TableData.Column("c" + columns.size(), generator));
        }
        return columns;
    }

    private static List<String> sql(long seed, int rows, int batch) {
        List<String> statements = new ArrayList<>();
        new InsertBatches(TABLE, rows, seed, batch).forEachRemaining(statements::add);
        return statements;
    }

    private static String values(List<String> statements) {
        List<String> values = statements.stream()
                .map(statement -> statement.substring(statement.indexOf("VALUES ") + 7))
                .toList();
        return String.join(", ", values);
    }
}
