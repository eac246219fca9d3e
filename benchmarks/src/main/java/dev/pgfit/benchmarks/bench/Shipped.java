package dev.pgfit.benchmarks.bench;

import dev.pgfit.benchmark.workload.WorkloadReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The workloads that come with benchmark-service. */
public final class Shipped {
    private Shipped() {}

    /** The text of its file. */
    public static String workload(String name) throws IOException {
        try (InputStream file = WorkloadReader.class.getResourceAsStream("/workloads/" + name + ".yaml")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
