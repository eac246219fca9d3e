package dev.pgfit.benchmarks.driver;

import dev.pgfit.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own benchmark program, one thread. */
final class Pgbench {
    private static final Pattern TPS = Pattern.compile("(?m)^tps = ([0-9.]+)");
    private static final long SPARE_SECONDS = 60;
    /** Of the transactions that are logged: enough for a median, too few to slow pgbench down. */
    private static final String SAMPLED = "0.05";

    private static final int LATENCY_COLUMN = 2;

    private final Path program;
    private final EmbeddedPostgres postgres;
    private final Path folder;

    /** @param folder for its logs */
    Pgbench(Path program, EmbeddedPostgres postgres, Path folder) {
        this.program = program;
        this.postgres = postgres;
        this.folder = folder;
    }

    /**
     * On the PATH, or where Debian's packages put it, the newest version first.
     *
     * @throws IOException when there is none; the message says what to install
     */
    static Path find() throws IOException {
        List<Path> candidates = new ArrayList<>();
        for (String entry : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            candidates.add(Path.of(entry.isEmpty() ? "." : entry, "pgbench"));
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.sorted((a, b) -> Double.compare(number(b), number(a)))
                        .map(version -> version.resolve("bin/pgbench"))
                        .forEach(candidates::add);
            }
        }
        return candidates.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "there is no pgbench on the PATH or under " + debian + "; it comes with PostgreSQL's server"
                                + " (Debian: apt-get install postgresql, Fedora: dnf install postgresql-contrib,"
                                + " Homebrew: brew install postgresql), or name one with --pgbench"));
    }

    private static double number(Path version) {
        String name = version.getFileName().toString();
        return name.matches("\\d+(\\.\\d+)?") ? Double.parseDouble(name) : 0;
    }

    String version() throws IOException, InterruptedException {
        // as its only word: after others it isn't known
        return ended(SPARE_SECONDS, List.of(program.toString(), "--version")).strip();
    }

    /** Its tables, 100 000 accounts. */
    void initialise() throws IOException, InterruptedException {
        run(SPARE_SECONDS, List.of("-i", "-q", "-s", "1"));
    }

    /** Its builtin select-only. */
    Speed selectOnly(int connections, int seconds) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("-S", "-n", "-M", "prepared", "-j", "1"));
        options.addAll(List.of("-c", Integer.toString(connections), "-T", Integer.toString(seconds)));
        options.addAll(List.of(
                "--log",
                "--sampling-rate=" + SAMPLED,
                "--log-prefix=" + folder.resolve("pgbench").toAbsolutePath()));
        String said = run(seconds + SPARE_SECONDS, options);
        Matcher tps = TPS.matcher(said);
        if (!tps.find()) {
            throw new IOException("pgbench said no tps: " + said);
        }
        return new Speed(Double.parseDouble(tps.group(1)), medianOfLogs());
    }

    /** Reads and removes the logs: client, transaction, latency in µs, … */
    private double medianOfLogs() throws IOException {
        List<Path> logs;
        try (Stream<Path> files = Files.list(folder)) {
            logs = files.filter(file -> file.getFileName().toString().startsWith("pgbench"))
                    .toList();
        }
        List<String> lines = new ArrayList<>();
        for (Path log : logs) {
            lines.addAll(Files.readAllLines(log));
            Files.delete(log);
        }
        double[] latencies = lines.stream()
                .mapToDouble(line -> Double.parseDouble(line.split(" ", -1)[LATENCY_COLUMN]))
                .sorted()
                .toArray();
        if (latencies.length == 0) {
            throw new IOException("pgbench logged no transaction");
        }
        return latencies[latencies.length / 2];
    }

    private String run(long seconds, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(
                Arrays.asList("-h", postgres.host(), "-p", Integer.toString(postgres.port()), "-U", postgres.user()));
        command.addAll(options);
        command.add(postgres.database());
        return ended(seconds, command);
    }

    private String ended(long seconds, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", postgres.password());
        Path output = folder.resolve("output");
        Process process = builder.redirectOutput(output.toFile()).start();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new IOException("pgbench did not end within " + seconds + " s");
            }
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw new IOException("pgbench failed: " + said);
        }
        return said;
    }
}
