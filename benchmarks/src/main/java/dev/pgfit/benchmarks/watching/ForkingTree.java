package dev.pgfit.benchmarks.watching;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.installer.usage.Everybody;
import dev.pgfit.installer.usage.UsageCounter;
import dev.pgfit.process.GuardedProcess;
import dev.pgfit.process.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Process trees whose members live for a millisecond, read ten times a second, against the kernel's own sum. */
final class ForkingTree {
    /**
     * What came out.
     *
     * @param kernelSeconds CPU time of the tree when it had ended, as the kernel added it up
     * @param toldSeconds what was told of it before that
     */
    record Outcome(String name, double kernelSeconds, double toldSeconds) {
        double differencePercent() {
            return 100 * (toldSeconds - kernelSeconds) / kernelSeconds;
        }
    }

    private ForkingTree() {}

    /** @param script shell that does the work */
    static Outcome run(String name, String script, Path folder) throws IOException, InterruptedException {
        Path done = folder.resolve("done");
        Path gate = folder.resolve("gate");
        Files.deleteIfExists(done);
        if (!Files.exists(gate)
                && new ProcessBuilder("mkfifo", gate.toString()).start().waitFor() != 0) {
            throw new IOException("mkfifo failed");
        }
        String whole = script + "; : >'" + done + "'; read -r line <'" + gate + "'";
        GuardedProcess process = GuardedProcess.start(Spec.of("forking", "sh", "-c", whole));
        double told;
        try (process;
                UsageCounter counter =
                        new UsageCounter(CandidateKind.POSTGRESQL, process, 1, folder, 0, Optional.empty())) {
            do {
                told = counter.read(Everybody.now()).cpuSeconds();
                Thread.sleep(100);
            } while (!Files.exists(done));
            told = counter.read(Everybody.now()).cpuSeconds();
            Files.writeString(gate, "\n");
            process.exitCode().join();
        }
        return new Outcome(name, process.cpuSecondsAtEnd(), told);
    }

    /** The trees that are tried. */
    static List<Outcome> all(Path folder) throws IOException, InterruptedException {
        String work = "j=0; while [ $j -lt 300 ]; do j=$((j+1)); done";
        return List.of(
                run("5 000 children, one after the other", loop(5_000, "( " + work + " )"), folder),
                run(
                        "8 workers at once, 600 children each",
                        "for w in 1 2 3 4 5 6 7 8; do ( " + loop(600, "( " + work + " )") + " ) & done; wait",
                        folder),
                run("8 000 programs started", loop(8_000, "/bin/true"), folder));
    }

    private static String loop(int times, String what) {
        return "n=0; while [ $n -lt " + times + " ]; do " + what + "; n=$((n+1)); done";
    }
}
