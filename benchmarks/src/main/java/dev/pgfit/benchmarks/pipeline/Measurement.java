package dev.pgfit.benchmarks.pipeline;

import dev.pgfit.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/** The phases of the measurement, one after another on the same stage. */
final class Measurement {
    private static final int ASKED_OVER_HTTP = 500;
    private static final int MEMORY_SAMPLES = 30;

    private final Stage stage;
    private final Load load;
    private final List<SyntheticReports> reports;
    private final Findings findings;

    Measurement(Stage stage, Load load, List<SyntheticReports> reports, Findings findings) {
        this.stage = stage;
        this.load = load;
        this.reports = reports;
        this.findings = findings;
    }

    void run(int warmUp, List<Integer> rates, int seconds, int runs, int inFlight, int memoryRuns) throws Exception {
        tell("warming up with " + warmUp + " runs");
        load.closed(reports.getLast(), Runs.stored(stage.store(), warmUp), inFlight);
        for (int rate : rates) {
            latency(rate, rate * seconds);
        }
        for (SyntheticReports kind : reports) {
            throughput(kind, runs, inFlight);
        }
        if (memoryRuns > 0) {
            tell("memory over " + memoryRuns + " runs");
            memory(memoryRuns, inFlight);
        }
        store(stage.store());
        findings.repeated(load.repeated());
    }

    private void latency(int rate, int runs) throws Exception {
        tell("open load, " + rate + " runs per second");
        List<UUID> open = new ArrayList<>(Runs.askedFor(stage.decisions(), Math.min(ASKED_OVER_HTTP, runs)));
        open.addAll(Runs.stored(stage.store(), runs - open.size()));
        Histogram pipeline = load.open(reports.getLast(), open, rate);
        tell("the broker alone at that rate");
        findings.latency(rate, pipeline, ceiling(reports.getLast()).latency(rate, runs / 2));
    }

    private void throughput(SyntheticReports kind, int runs, int inFlight) throws Exception {
        tell("closed load, " + runs + " runs with " + kind);
        List<UUID> closed = Runs.stored(stage.store(), runs);
        Cpu cpu = new Cpu(processes());
        double took = load.closed(kind, closed, inFlight);
        Map<String, Double> cores = cpu.cores();
        tell("the broker alone, as fast as it takes them");
        findings.throughput(kind, runs, runs / took, cores, ceiling(kind).throughput(runs / 4));
    }

    private BrokerCeiling ceiling(SyntheticReports kind) {
        List<Integer> sizes = new ArrayList<>(kind.sizes());
        sizes.add(load.decisionBytes());
        return new BrokerCeiling(stage.bootstrap(), sizes);
    }

    private void memory(int runs, int inFlight) throws Exception {
        List<UUID> made = Runs.stored(stage.store(), runs);
        ServiceMemory memory = new ServiceMemory(stage.servicePid());
        int done = 0;
        double took = 0;
        for (int part = 1; part <= MEMORY_SAMPLES; part++) {
            int upTo = (int) ((long) runs * part / MEMORY_SAMPLES);
            took += load.closed(reports.getLast(), made.subList(done, upTo), inFlight);
            done = upTo;
            memory.sample(done);
        }
        findings.memory(memory, runs / took);
    }

    private void store(EmbeddedPostgres store) throws SQLException {
        try (Connection connection = DriverManager.getConnection(store.jdbcUrl(), store.user(), store.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pg_database_size(current_database()), (select count(*) from run)")) {
            row.next();
            findings.store(row.getLong(1), row.getLong(2));
        }
    }

    private Map<String, Long> processes() {
        Map<String, Long> processes = new LinkedHashMap<>();
        processes.put("decision-service", stage.servicePid());
        processes.put("PostgreSQL", stage.store().pid());
        processes.put("Kafka", stage.brokerPid());
        processes.put("load generator", ProcessHandle.current().pid());
        return processes;
    }

    private static void tell(String what) {
        System.err.println(what);
    }
}
