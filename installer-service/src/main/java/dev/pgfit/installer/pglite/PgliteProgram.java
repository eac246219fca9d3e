package dev.pgfit.installer.pglite;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgfit.installer.node.NodeTools;
import dev.pgfit.installer.step.StepFailure;
import dev.pgfit.process.Account;
import dev.pgfit.process.GuardedProcess;
import dev.pgfit.process.Spec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs {@code server.mjs} in Node.
 *
 * @param records where guards are recorded for the reaper
 */
public record PgliteProgram(NodeTools tools, PglitePackages.Packages packages, Account account, Path records) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration READY = Duration.ofSeconds(90);
    /** Names as PGlite's packages have them; those that a version lacks are left out by the server. */
    public static final List<String> EXTENSIONS = List.of("pgcrypto", "uuid_ossp");

    /**
     * Serves a data folder; returns when the socket listens. The watcher is told of the process before that.
     *
     * @param inMemory whether the data are to be in memory only; the folder is then just its working directory
     * @param connections how many are let in at once
     * @param listen the address to listen on
     * @param groups folders of the control group that it is put into; none: it stays in ours
     */
    public GuardedProcess serve(
            int port,
            Path data,
            boolean inMemory,
            int connections,
            String listen,
            Path template,
            Path temporary,
            List<Path> groups,
            Consumer<GuardedProcess> watcher)
            throws IOException, StepFailure, InterruptedException {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("mode", "serve");
        options.put("host", listen);
        options.put("port", port);
        options.put("connections", connections);
        if (!inMemory) {
            options.put("dataDir", data.toString());
        }
        options.put("template", template.toString());
        options.put("extensions", EXTENSIONS);
        GuardedProcess process = start("pglite-" + port, options, data, Optional.of(temporary), groups);
        watcher.accept(process);
        try {
            awaitReady(process);
            return process;
        } catch (StepFailure | InterruptedException | RuntimeException e) {
            process.stopKeepingFiles();
            throw e;
        }
    }

    /** Starts making a template; {@link #awaitReady} returns when the file is there. */
    public GuardedProcess makeTemplate(Path out, Path home) throws IOException {
        return start(
                "pglite-template",
                Map.of("mode", "template", "out", out.toString(), "extensions", EXTENSIONS),
                home,
                Optional.empty(),
                List.of());
    }

    private GuardedProcess start(
            String label, Map<String, Object> options, Path home, Optional<Path> temporary, List<Path> groups)
            throws IOException {
        Spec spec = Spec.of(
                        label,
                        tools.node().toString(),
                        packages.folder().resolve("server.mjs").toString(),
                        JSON.writeValueAsString(options))
                .as(account.reaching(packages.folder()).reaching(home))
                .in(home)
                .inGroups(groups)
                .with("HOME", home.toString())
                .without("NODE_OPTIONS", "PGDATA")
                .recordedIn(records);
        return GuardedProcess.start(temporary.map(spec::removing).orElse(spec));
    }

    /**
     * Waits for the line that says it is ready.
     *
     * @throws StepFailure when it ends before that, or takes too long; carries what it printed
     */
    public static void awaitReady(GuardedProcess process) throws StepFailure, InterruptedException {
        long end = System.nanoTime() + READY.toNanos();
        while (process.outputTail(50).stream().noneMatch(line -> line.startsWith("{\"ready\":true"))) {
            if (process.await(Duration.ofMillis(20)).isPresent()
                    && process.outputTail(50).stream().noneMatch(line -> line.startsWith("{\"ready\":true"))) {
                throw new StepFailure("PGlite ended while starting", process.outputTail(20), null);
            }
            if (System.nanoTime() > end) {
                throw new StepFailure(
                        "PGlite was not ready within " + READY.toSeconds() + " s", process.outputTail(20), null);
            }
        }
    }
}
