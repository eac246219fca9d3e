package dev.pgfit.installer.webvm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgfit.installer.node.CarriedFiles;
import dev.pgfit.installer.node.NodeTools;
import dev.pgfit.installer.node.NpmFolder;
import dev.pgfit.installer.step.StepContext;
import dev.pgfit.installer.step.StepFailure;
import dev.pgfit.process.Account;
import dev.pgfit.process.GuardedProcess;
import dev.pgfit.process.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The Node program that hosts machines and pages, with its packages in the cache.
 *
 * @param folder holds {@code host.mjs} and {@code node_modules}
 * @param origin where its packages came from, for the report
 */
public record HostProgram(NodeTools node, Path folder, String origin) {
    static final CarriedFiles FILES = new CarriedFiles("webvm", WebvmFiles.NAMES);
    private static final String FLAGS = "node-flags.json";
    /** Its own shutdown of the guest takes 15 s at most. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where this version of it is kept under a cache. */
    public static Path folder(Path cache) {
        return cache.resolve("program").resolve(FILES.fingerprint());
    }

    /**
     * It, from the cache or with packages fetched now.
     *
     * @throws StepFailure when npm fails; names the packages
     */
    public static HostProgram get(Path cache, NodeTools.Finder tools, StepContext context)
            throws StepFailure, IOException, InterruptedException {
        NodeTools node;
        try {
            node = tools.find();
        } catch (NodeTools.MissingException e) {
            throw new StepFailure(String.valueOf(e.getMessage()), e);
        }
        Path folder = folder(cache);
        if (Files.isDirectory(folder)) {
            return new HostProgram(node, folder, "host program from the cache");
        }
        NpmFolder.make(
                folder,
                true,
                FILES::write,
                (why, unknown) ->
                        "Could not fetch the packages of the WebVM (v86, ws) with npm. Is there a network? " + why,
                node,
                context);
        return new HostProgram(node, folder, "host program with packages fetched by npm ci");
    }

    /**
     * One start of it.
     *
     * @param subject what it hosts, for a person
     */
    public record Running(GuardedProcess process, HostEvents events, String subject) {
        /**
         * Waits for what it says.
         *
         * @param what it is waited for, for a person
         * @throws StepFailure with its reason and last lines, when it ends, fails or takes too long instead
         */
        JsonNode await(String event, String what, Duration atMost) throws StepFailure, InterruptedException {
            Optional<JsonNode> said = events.await(event, atMost, process::isAlive);
            if (said.isPresent()) {
                return said.get();
            }
            if (!process.isAlive()) {
                var unused = process.await(Duration.ofSeconds(1)); // so that its last lines are there
                said = events.of(event);
                if (said.isPresent()) {
                    return said.get();
                }
            }
            String ended = process.isAlive()
                    ? "not " + what + " within " + atMost.toSeconds() + " s"
                    : "its host program ended before it was " + what;
            throw new StepFailure(subject + ": " + events.failure().orElse(ended), process.outputTail(40), null);
        }
    }

    /**
     * Starts it as the account of servers.
     *
     * @param options for {@code host.mjs}; written to a file that only the account can read
     * @param home of this candidate alone; belongs to the account
     * @param reached folders that the account must be able to come to
     * @param temporary whether the home is to be removed when the program is stopped
     */
    public Running start(
            String label, Map<String, Object> options, Path home, List<Path> reached, boolean temporary, Path records)
            throws IOException {
        Account account = Account.forServers().reaching(folder).reaching(home);
        for (Path path : reached) {
            account = account.reaching(path);
        }
        Path file = home.resolve("options-" + label + ".json");
        writeSecret(file, options, account);
        Path scratch = ScratchFolder.of(home);
        account.own(scratch);
        List<String> command = new ArrayList<>();
        command.add(node.node().toString());
        command.addAll(flags());
        command.add(folder.resolve("host.mjs").toString());
        command.add(file.toString());
        Spec spec = Spec.of(label, command)
                .as(account)
                .in(home)
                .with("HOME", home.toString())
                .with("TMPDIR", scratch.toString())
                .without("NODE_OPTIONS", "CHROME_BIN", "DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")
                .stoppedBy("TERM", GRACE)
                .recordedIn(records);
        HostEvents events = new HostEvents();
        String subject = "pglite".equals(options.get("mode")) ? "PGlite's page" : "The machine";
        Spec whole = temporary ? spec.removing(home, scratch) : spec.removing(scratch);
        return new Running(GuardedProcess.start(whole, events::line), events, subject);
    }

    private static void writeSecret(Path file, Map<String, Object> options, Account account) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, json(options));
        account.ownFile(file);
    }

    static byte[] json(Map<String, Object> options) throws JsonProcessingException {
        return JSON.writeValueAsBytes(options);
    }

    /** Of V8: its baseline compiler alone makes the machine ready in half the time and memory. */
    List<String> flags() throws IOException {
        Path file = folder.resolve(FLAGS);
        if (!Files.exists(file)) {
            return List.of("--liftoff-only");
        }
        JsonNode flags = JSON.readTree(Files.readAllBytes(file));
        return StreamSupport.stream(flags.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
