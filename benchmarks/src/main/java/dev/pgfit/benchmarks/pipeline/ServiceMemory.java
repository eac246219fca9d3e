package dev.pgfit.benchmarks.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Memory of a JVM while it works: the heap right after a full collection, and what the machine gives to the process. */
final class ServiceMemory {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final long pid;
    private final List<Sample> samples = Collections.synchronizedList(new ArrayList<>());

    /** @param runs decided by then */
    record Sample(int runs, double heapMib, double rssMib) {}

    ServiceMemory(long pid) {
        this.pid = pid;
    }

    /** Has it collect its garbage and looks; costs the service a pause. */
    void sample(int runs) throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher heap = USED.matcher(jcmd("GC.heap_info"));
        double kib = 0;
        // of young and old generation; what follows is metaspace
        for (int i = 0; i < 2 && heap.find(); i++) {
            kib += Double.parseDouble(heap.group(1));
        }
        samples.add(new Sample(runs, kib / 1024, rss()));
    }

    List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** Median of the first third of the samples and of the last. */
    double[] firstAndLastThird(ToDoubleFunction<Sample> what) {
        List<Sample> all = samples();
        int third = all.size() / 3;
        return new double[] {
            median(all.subList(0, third), what), median(all.subList(all.size() - third, all.size()), what)
        };
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> what) {
        double[] values = samples.stream().mapToDouble(what).sorted().toArray();
        int middle = values.length / 2;
        return values.length == 0
                ? Double.NaN
                : values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private double rss() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024.0;
        }
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        // it says a few lines: nothing that would fill the pipe
        if (!jcmd.waitFor(30, TimeUnit.SECONDS)) {
            jcmd.destroyForcibly();
            throw new IOException("jcmd " + command + " did not answer");
        }
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.exitValue() != 0) {
            throw new IOException("jcmd " + command + ": " + said);
        }
        return said;
    }
}
