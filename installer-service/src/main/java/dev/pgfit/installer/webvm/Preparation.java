package dev.pgfit.installer.webvm;

import dev.pgfit.installer.node.NpmFolder;
import dev.pgfit.installer.step.StepContext;
import dev.pgfit.installer.step.StepFailure;
import dev.pgfit.installer.webvm.GuestImages.GuestImage;
import dev.pgfit.process.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A cluster and a saved machine, made once and kept: what it is made of is its name. */
final class Preparation {
    private static final Duration AT_MOST = Duration.ofMinutes(10);

    private final Path cache;

    /** @param cache folder of all of them */
    Preparation(Path cache) {
        this.cache = cache;
    }

    /** The folder it is in, or will be: another image, memory size, setting or program makes another one. */
    Path folder(GuestImage image, MachinePlan plan) {
        return cache.resolve(key(image.sha256(), plan.spec().memoryMegabytes(), plan.settings()));
    }

    /** The program's fingerprint stands for the engine's version too: its packages are locked. */
    static String key(String image, int memoryMegabytes, Map<String, String> settings) {
        String of =
                image + " " + memoryMegabytes + " " + new TreeMap<>(settings) + " " + HostProgram.FILES.fingerprint();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
            return memoryMegabytes + "-" + HexFormat.of().formatHex(digest, 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The folder, made now unless it is there.
     *
     * @param records where guards are recorded for the reaper
     */
    Path get(GuestImage image, MachinePlan plan, HostProgram program, Path records, StepContext context)
            throws IOException, StepFailure, InterruptedException {
        Path folder = folder(image, plan);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(cache);
        Path home = plan.folder();
        Path draft = home.resolve("prepared");
        HostProgram.Running running = program.start(
                "prepare", plan.prepare(image.folder(), draft), home, List.of(image.folder()), false, records);
        try {
            context.measure(running.process());
            context.tell("prepare (once): booting the machine");
            running.await(HostEvents.BOOTED, "booted", MachinePlan.BOOT);
            context.tell("prepare (once): initdb in the machine");
            running.await(HostEvents.INITDB, "through initdb", MachinePlan.BOOT);
            context.tell("prepare (once): saving the machine");
            Optional<Integer> code = running.process().await(AT_MOST);
            if (code.isEmpty() || code.get() != 0 || !Files.isDirectory(draft)) {
                throw new StepFailure(
                        "The machine could not be prepared: "
                                + running.events()
                                        .failure()
                                        .orElse(code.map(number -> "its program ended with " + number)
                                                .orElse("not saved within " + AT_MOST.toMinutes() + " min")),
                        running.process().outputTail(40),
                        null);
            }
        } finally {
            running.process().stop();
        }
        NpmFolder.makeReadable(draft);
        NpmFolder.moveUnlessThere(draft, folder);
        Folders.remove(draft);
        return folder;
    }
}
