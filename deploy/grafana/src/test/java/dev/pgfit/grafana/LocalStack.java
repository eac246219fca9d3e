package dev.pgfit.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Kafka, PostgreSQL and the five services as last packaged, as {@code pgfit up} starts them; gone when it is closed. */
final class LocalStack implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofMinutes(1);
    private static final Duration RUN = Duration.ofMinutes(10);

    private final Path data;

    private LocalStack(Path data) {
        this.data = data;
    }

    static LocalStack start(Path data) throws Exception {
        var stack = new LocalStack(data);
        try {
            stack.pgfit(START, "up");
            return stack;
        } catch (Exception | AssertionError e) {
            stack.close();
            throw e;
        }
    }

    /** One quick run on the host, to its decision. */
    void run() throws Exception {
        pgfit(RUN, "run", "--env", "host", "--quick");
    }

    /** Where each service listens, by its name. */
    Map<String, URI> services() {
        Map<String, URI> services = new LinkedHashMap<>();
        for (JsonNode service : Repository.json(data.resolve("stack.json")).path("services")) {
            services.put(
                    service.path("name").asText(),
                    URI.create("http://127.0.0.1:" + service.path("port").asInt()));
        }
        return services;
    }

    @Override
    public void close() throws Exception {
        pgfit(STOP, "down");
    }

    /** Command lines of what works in the data folder. */
    List<String> processes() throws IOException {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                String command = commandLine(process);
                if (command.contains(data.toString())) {
                    found.add(command);
                }
            }
        }
        return found;
    }

    private static String commandLine(Path process) {
        try {
            byte[] raw = Files.readAllBytes(process.resolve("cmdline"));
            return new String(raw, StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    private void pgfit(Duration patience, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-Dstdout.encoding=UTF-8"));
        command.add("-Dpgfit.repository=" + Repository.ROOT);
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", classPath, "dev.pgfit.local.Main"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        Path output = Files.createTempFile(data.getParent(), "pgfit", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(
                    arguments[0] + " did not end within " + patience + ": " + Files.readString(output));
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(
                    arguments[0] + " ended with " + process.exitValue() + ": " + Files.readString(output));
        }
    }
}
