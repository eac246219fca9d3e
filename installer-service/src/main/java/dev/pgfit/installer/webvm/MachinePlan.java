package dev.pgfit.installer.webvm;

import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.WebvmSpec;
import dev.pgfit.installer.postgres.Tuning;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The machine that was asked for, and its options as the host program wants them.
 *
 * @param major of PostgreSQL in it
 * @param folder of this candidate alone
 * @param password of PostgreSQL's superuser
 * @param chromium the browser, when it runs in one
 */
record MachinePlan(int major, WebvmSpec spec, Path folder, String password, Optional<Path> chromium) {
    /** Power-on to ready, with patience for a busy machine; the host program's own watchdog. */
    static final Duration BOOT = Duration.ofMinutes(7);

    private static final long MEGABYTE = 1L << 20;

    InstallationMethod method() {
        return spec.installation();
    }

    boolean inPage() {
        return chromium.isPresent();
    }

    /** PostgreSQL's settings for so small a machine. */
    Map<String, String> settings() {
        return Tuning.ofGuest(spec.memoryMegabytes() * MEGABYTE, major);
    }

    /** Where the guest's own figures are written to. */
    Path guestFile() {
        return folder.resolve("guest.json");
    }

    /** The machine's disk, as far as it differs from the image. */
    Path disk() {
        return folder.resolve("disk");
    }

    /**
     * Options to run it.
     *
     * @param prepared folder of what was made before; empty for one that is measured
     * @param resume whether to boot from the disk of an earlier start
     */
    Map<String, Object> run(int port, Path image, Optional<Path> prepared, boolean resume) {
        Map<String, Object> options = machine("machine", image);
        options.put("port", port);
        options.put("method", spec.installation().name().toLowerCase(Locale.ROOT));
        prepared.ifPresent(path -> options.put("prepared", path.toString()));
        options.put("disk", disk().toString());
        options.put("resume", resume);
        options.put("password", password);
        options.put("guest", guestFile().toString());
        chromium.ifPresent(path -> {
            options.put("chromium", path.toString());
            options.put("profile", folder.resolve("profile").toString());
        });
        return options;
    }

    /** Options to prepare its cluster and its saved state, which are the same wherever it runs. */
    Map<String, Object> prepare(Path image, Path out) {
        Map<String, Object> options = machine("prepare", image);
        options.put("host", "node");
        options.put("out", out.toString());
        options.put("disk", folder.resolve("prepare-disk").toString());
        options.put("password", password);
        return options;
    }

    private Map<String, Object> machine(String mode, Path image) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("mode", mode);
        options.put("host", inPage() ? "chromium" : "node");
        options.put("image", image.toString());
        options.put("memoryMegabytes", spec.memoryMegabytes());
        options.put("settings", settings());
        options.put("console", folder.resolve("console.log").toString());
        options.put("bootTimeoutSeconds", BOOT.toSeconds());
        return options;
    }
}
