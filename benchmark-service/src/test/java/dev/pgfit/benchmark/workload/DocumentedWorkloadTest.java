package dev.pgfit.benchmark.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The workload that docs/extending.md shows. */
class DocumentedWorkloadTest {
    @Test
    void shouldReadTheWorkloadOfTheGuide() throws Exception {
        // Given
        String text = Files.readString(Path.of("../docs/examples/workloads/shop.yaml"));
        // When
        Workload workload = WorkloadReader.read(text);
        // Then
        assertThat(workload.queries()).extracting(Query::name).containsExactly("latest_orders", "raise_total");
    }
}
