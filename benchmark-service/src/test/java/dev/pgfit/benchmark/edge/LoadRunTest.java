package dev.pgfit.benchmark.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.benchmark.data.ParameterSource;
import dev.pgfit.benchmark.measure.Failure;
import dev.pgfit.benchmark.measure.Load;
import dev.pgfit.benchmark.measure.LoadModel;
import dev.pgfit.benchmark.measure.LoadResult;
import dev.pgfit.benchmark.measure.Mix;
import dev.pgfit.benchmark.measure.Script;
import dev.pgfit.benchmark.measure.Statement;
import dev.pgfit.testkit.TestPostgres;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadRunTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final ParameterSource NONE = () -> new Object[0];

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.start();

    private final Bench bench = new Bench();
    private final Histogram latencies = new Histogram(100, 60_000_000_000L, 3);
    private PgDatabase database;

    @BeforeEach
    void connect() throws Exception {
        database = bench.open(Bench.postgresql(POSTGRES.endpoint()));
        database.execute("CREATE TABLE load_run (id bigint PRIMARY KEY, what text)");
    }

    @AfterEach
    void disconnect() throws Exception {
        database.execute("DROP TABLE load_run");
        database.close();
        bench.close();
    }

    @Test
    void shouldCommitTransactionsThatShareTheirValues() throws Exception {
        // Given
        AtomicLong next = new AtomicLong();
        Script script = new Script(
                "two",
                1,
                true,
                () -> new Object[] {next.incrementAndGet(), "né"},
                List.of(
                        new Statement("INSERT INTO load_run VALUES ($1, $2)", List.of(0, 1), 1),
                        new Statement("UPDATE load_run SET what = $1 || 'e' WHERE id = $2", List.of(1, 0), 1)));
        // When
        LoadResult result = drive(List.of(script), LoadModel.CLOSED, 3, 100);
        // Then
        assertThat(result.failure()).isEmpty();
        assertThat(result.executions()).isEqualTo(100);
        assertThat(latencies.getTotalCount()).isEqualTo(100);
        assertThat(database.texts("SELECT count(*) FROM load_run WHERE what = 'née'"))
                .containsExactly("100");
    }

    @Test
    void shouldRollBackAfterAnError() throws Exception {
        // Given
        Script script = new Script(
                "fails",
                1,
                true,
                NONE,
                List.of(
                        new Statement("INSERT INTO load_run VALUES (1, 'a')", List.of(), 1),
                        new Statement("SELECT 1 / (count(*) - 1) FROM load_run", List.of(), 1)));
        // When
        LoadResult result = drive(List.of(script), LoadModel.CLOSED, 1, 5);
        // Then
        assertThat(result.failure()).contains(new Failure(Failure.Kind.ERROR, "division by zero (SQLSTATE 22012)"));
        assertThat(database.texts("SELECT count(*) FROM load_run")).containsExactly("0");
        assertThat(database.texts("SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"))
                .containsExactly("0");
    }

    @Test
    void shouldRollBackAfterAWrongAnswer() throws Exception {
        // Given
        Script script = new Script(
                "wrong",
                1,
                true,
                NONE,
                List.of(new Statement("INSERT INTO load_run SELECT generate_series(1, 3), ''", List.of(), 2)));
        // When
        LoadResult result = drive(List.of(script), LoadModel.CLOSED, 1, 5);
        // Then
        assertThat(result.failure()).contains(new Failure(Failure.Kind.WRONG_ROWS, "expected 2 rows, but 3 came"));
        assertThat(database.texts("SELECT count(*) FROM load_run")).containsExactly("0");
    }

    @Test
    void shouldUnderstandAnswersOfManyPackets() throws Exception {
        // Given
        Script script = Script.of(
                "many", "SELECT i, repeat('x', i % 3000), NULL FROM generate_series(1, 5000) i", 0, NONE, 5000);
        // When
        LoadResult result = drive(List.of(script), LoadModel.CLOSED, 2, 6);
        // Then
        assertThat(result.failure()).isEmpty();
        assertThat(result.executions()).isEqualTo(6);
    }

    @Test
    void shouldSendEveryTypeOfValue() throws Exception {
        // Given
        UUID uuid = UUID.fromString("01234567-89ab-4def-8123-456789abcdef");
        Object[] values = {
            Long.MIN_VALUE,
            -10,
            new BigDecimal("-1.50"),
            "Ü'",
            LocalDateTime.of(2024, 2, 29, 12, 30),
            uuid,
            true,
            2.5,
            null
        };
        String sql = "SELECT 1 WHERE $1::bigint = -9223372036854775808 AND $2::int = -10 AND $3::numeric = -1.5"
                + " AND $4::text = 'Ü''' AND $5::timestamp = '2024-02-29 12:30' AND $6::uuid = '" + uuid + "'"
                + " AND $7::boolean AND $8::float8 = 2.5 AND $9::text IS NULL";
        // When
        LoadResult result =
                drive(List.of(Script.of("types", sql, values.length, values::clone, 1)), LoadModel.CLOSED, 1, 2);
        // Then
        assertThat(result.failure()).isEmpty();
    }

    @Test
    void shouldPlayAMixOfScripts() throws Exception {
        // Given
        AtomicLong next = new AtomicLong();
        Script insert = new Script(
                "insert",
                3,
                false,
                () -> new Object[] {next.incrementAndGet()},
                List.of(new Statement("INSERT INTO load_run VALUES ($1, '')", List.of(0), 1)));
        Script select = Script.of("select", "SELECT 1", 0, NONE, 1);
        // When
        LoadResult result = drive(List.of(insert, select), LoadModel.CLOSED, 2, 400);
        // Then
        assertThat(result.executions()).isEqualTo(400);
        assertThat(database.texts("SELECT count(*) BETWEEN 260 AND 340 FROM load_run"))
                .containsExactly("true");
    }

    @Test
    void shouldPipeline() throws Exception {
        // When
        LoadResult result = drive(
                List.of(Script.of("one", "SELECT 1", 0, NONE, 1)), new LoadModel.Closed(Duration.ZERO, 8), 2, 1000);
        // Then
        assertThat(result.failure()).isEmpty();
        assertThat(result.executions()).isEqualTo(1000);
    }

    @Test
    void shouldWaitBetweenExecutions() throws Exception {
        // When
        LoadResult result = drive(
                List.of(Script.of("one", "SELECT 1", 0, NONE, 1)),
                new LoadModel.Closed(Duration.ofMillis(20), 1),
                1,
                5);
        // Then
        assertThat(result.executions()).isEqualTo(5);
        assertThat(result.nanos()).isGreaterThan(Duration.ofMillis(80).toNanos());
    }

    @Test
    void shouldCountWaitingFromTheArrival() throws Exception {
        // Given: one connection serves 20 a second, and 100 a second arrive
        Script slow = Script.of("slow", "SELECT pg_sleep(0.05)", 0, NONE, 1);
        LoadModel open = new LoadModel.Open(100, LoadModel.Arrivals.CONSTANT, 1);
        // When
        LoadResult result = database.drive(
                new Load(new Mix(List.of(slow), 1), open, 1, 1_000, Duration.ofSeconds(1), LONG), latencies);
        // Then
        assertThat(result.executions()).isBetween(5L, 21L);
        assertThat(result.executions() + result.backlog()).isEqualTo(100);
        assertThat(latencies.getTotalCount()).isEqualTo(100);
        assertThat(latencies.getMaxValue()).isGreaterThan(Duration.ofMillis(500).toNanos());
    }

    @Test
    void shouldKeepToTheRate() throws Exception {
        // Given
        Script fast = Script.of("fast", "SELECT 1", 0, NONE, 1);
        LoadModel open = new LoadModel.Open(200, LoadModel.Arrivals.POISSON, 7);
        // When
        LoadResult result = database.drive(
                new Load(new Mix(List.of(fast), 1), open, 4, 100, Duration.ofSeconds(10), LONG), latencies);
        // Then
        assertThat(result.executions()).isEqualTo(100);
        assertThat(result.backlog()).isZero();
        assertThat(result.nanos()).isGreaterThan(Duration.ofMillis(300).toNanos());
    }

    private LoadResult drive(List<Script> scripts, LoadModel model, int connections, long executions)
            throws InterruptedException {
        return database.drive(new Load(new Mix(scripts, 1), model, connections, executions, LONG, LONG), latencies);
    }
}
