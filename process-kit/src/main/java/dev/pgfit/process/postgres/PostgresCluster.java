package dev.pgfit.process.postgres;

import dev.pgfit.process.Account;
import dev.pgfit.process.Folders;
import dev.pgfit.process.GuardedProcess;
import dev.pgfit.process.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One PostgreSQL data folder, before and while a server runs on it.
 *
 * @param home where {@code bin}, {@code lib} and {@code share} are
 * @param data the data folder
 * @param account whom initdb and the server run as
 * @param records where guards are recorded for the reaper; empty: nowhere
 * @param groups folders of the control group that all its programs are put into; none: they stay in ours
 */
public record PostgresCluster(Path home, Path data, Account account, Optional<Path> records, List<Path> groups) {
    /** Name of the file in the data folder that our settings are in. */
    static final String SETTINGS_FILE = "pgfit.conf";

    private static final String ACCESS_FILE = "pg_hba.conf";
    private static final String OTHERS = "host all all all scram-sha-256 # let in by pgfit";

    public PostgresCluster {
        home = home.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        account = account.reaching(home).reaching(data);
        groups = List.copyOf(groups);
    }

    /** One whose programs are in no group of their own. */
    public PostgresCluster(Path home, Path data, Account account, Optional<Path> records) {
        this(home, data, account, records, List.of());
    }

    /** Whether initdb has been here. */
    public boolean isInitialised() {
        return Files.exists(data.resolve("PG_VERSION"));
    }

    /**
     * Creates the cluster: UTF-8, locale {@code C.UTF-8} (from 17 on the built-in one, which no library of the
     * machine can change), checksums, passwords by SCRAM. Leaves nothing behind when it fails.
     *
     * @param superuser its name
     * @param password its password
     * @param atMost then it is ended
     * @throws PostgresException when initdb fails; carries the last lines it printed
     */
    public void initdb(String superuser, String password, Duration atMost) throws IOException, InterruptedException {
        initdb(superuser, password, atMost, process -> {});
    }

    /** The same; the watcher is told of the process while it runs, to measure it. */
    public void initdb(String superuser, String password, Duration atMost, Consumer<GuardedProcess> watcher)
            throws IOException, InterruptedException {
        account.own(data);
        Path secret = Files.createTempFile(
                data.resolve("..").normalize(),
                "secret",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(secret, password + "\n");
            account.ownFile(secret);
            run(
                    "initdb",
                    List.of(
                            bin("initdb"),
                            "--pgdata=" + data,
                            "--username=" + superuser,
                            "--pwfile=" + secret,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--data-checksums",
                            "--no-instructions"),
                    atMost,
                    watcher);
        } catch (IOException | InterruptedException | RuntimeException e) {
            Folders.remove(data);
            throw e;
        } finally {
            Files.deleteIfExists(secret);
        }
    }

    private void run(String step, List<String> command, Duration atMost, Consumer<GuardedProcess> watcher)
            throws IOException, InterruptedException {
        List<String> line = new java.util.ArrayList<>(command);
        line.addAll(localeOptions());
        Spec spec = guarded(Spec.of(step, line)).stoppedBy("TERM", Duration.ofSeconds(2));
        GuardedProcess process = GuardedProcess.start(spec);
        try {
            watcher.accept(process);
            Optional<Integer> code = process.await(atMost);
            if (code.isEmpty()) {
                throw new PostgresException(
                        step + " did not end within " + atMost.toSeconds() + " s", process.outputTail(20));
            }
            if (code.get() != 0) {
                throw new PostgresException(step + " ended with " + code.get(), process.outputTail(20));
            }
        } finally {
            process.stopKeepingFiles(); // its group is the server's, too
        }
    }

    private List<String> localeOptions() {
        // "C.UTF-8" as a locale of the machine is missing on some; the built-in one came with 17
        return major() >= 17
                ? List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
                : List.of("--locale=C");
    }

    /** Major version of the binaries, 0 when it can't be told. */
    public int major() {
        Path catalogue = home.resolve("share/postgresql/postgres.bki");
        try (var lines = Files.lines(catalogue, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            return lines.findFirst()
                    .map(first -> first.replaceAll("\\D", ""))
                    .filter(digits -> !digits.isEmpty())
                    .map(Integer::parseInt)
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * Writes settings that take effect at the next start, in place of those written before. Values are given as they
     * are; they get quoted here.
     */
    public void configure(Map<String, String> settings) throws IOException {
        StringBuilder text = new StringBuilder("# written by pgfit at each start\n");
        settings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(setting -> text.append(setting.getKey())
                        .append(" = '")
                        .append(setting.getValue().replace("'", "''"))
                        .append("'\n"));
        Path file = data.resolve(SETTINGS_FILE);
        Files.writeString(file, text);
        account.ownFile(file);
        Path main = data.resolve("postgresql.conf");
        String include = "include_if_exists = '" + SETTINGS_FILE + "'";
        if (!Files.readString(main).contains(include)) {
            Files.writeString(main, "\n" + include + "\n", StandardOpenOption.APPEND);
        }
    }

    /**
     * From its next start on, clients of other machines may connect too, each with a password. Without this, only those
     * of this machine may.
     */
    public void letOthersIn() throws IOException {
        if (!letsOthersIn()) {
            Files.writeString(data.resolve(ACCESS_FILE), "\n" + OTHERS + "\n", StandardOpenOption.APPEND);
        }
    }

    boolean letsOthersIn() throws IOException {
        return Files.readString(data.resolve(ACCESS_FILE)).contains(OTHERS);
    }

    /**
     * Starts the server and returns when it says that it is ready.
     *
     * @param temporary paths to remove when the server is stopped or we die, such as the data folder itself
     * @throws PostgresException when it ends or isn't ready in time; carries the last lines it printed
     */
    public PostgresServer start(int port, Duration atMost, Path... temporary) throws IOException, InterruptedException {
        return start(port, atMost, process -> {}, temporary);
    }

    /** The same; the watcher is told of the process before it is ready, to measure it. */
    public PostgresServer start(int port, Duration atMost, Consumer<GuardedProcess> watcher, Path... temporary)
            throws IOException, InterruptedException {
        return PostgresServer.start(this, port, atMost, List.of(temporary), watcher);
    }

    String bin(String program) {
        return home.resolve("bin").resolve(program).toString();
    }

    /** What all programs of PostgreSQL need: the account, and no settings of the caller's own. */
    Spec guarded(Spec spec) {
        Spec whole = spec.as(account)
                .inGroups(groups)
                .in(data)
                .with("LC_ALL", "C")
                .with("LD_LIBRARY_PATH", home.resolve("lib").toString())
                .without("PGDATA", "PGPORT", "PGHOST", "PGUSER", "PGDATABASE", "PGPASSWORD", "PGOPTIONS", "TZ");
        return records.map(whole::recordedIn).orElse(whole);
    }
}
