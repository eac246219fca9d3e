package dev.pgfit.monitor.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pgfit.contracts.LimitProjection;
import dev.pgfit.contracts.LimitedResource;
import dev.pgfit.contracts.MemoryAtSize;
import dev.pgfit.contracts.MemoryBySize;
import dev.pgfit.contracts.ResourceConstraint;
import dev.pgfit.contracts.Statistics;
import dev.pgfit.contracts.Trend;
import dev.pgfit.contracts.WindowKind;
import dev.pgfit.contracts.WindowUsage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConstraintsTest {
    private static final TargetLimits LIMITS = new TargetLimits(400e6, 60);

    @Test
    void shouldPutWhatIsExceededFirst() {
        // When
        Constraints constraints = Constraints.of(evidence(380e6, 90, null, 1_000_000_000L), LIMITS);

        // Then
        assertThat(constraints.first()).isEqualTo(LimitedResource.CPU);
        assertThat(constraints.all())
                .extracting(ResourceConstraint::resource)
                .containsExactly(LimitedResource.values());
    }

    @Test
    void shouldPutMemoryFirstWhereItIsReachedAtFewerRowsThanTheDisk() {
        // Given 100 bytes a row on a disk that has room for millions
        MemoryBySize grows = sizes(new LimitProjection(LimitProjection.Along.ROWS, 400e6, 90_000, 60_000, 120_000.0));

        // When / Then
        assertThat(Constraints.of(evidence(100e6, 55, grows, 10_000_000_000L), LIMITS)
                        .first())
                .isEqualTo(LimitedResource.MEMORY);
        assertThat(Constraints.of(evidence(100e6, 55, grows, 1_000_000L), LIMITS)
                        .first())
                .isEqualTo(LimitedResource.DISK);
    }

    @Test
    void shouldElsePutFirstWhatIsUsedMost() {
        // When
        Constraints constraints = Constraints.of(evidence(100e6, 30, null, null), LIMITS);

        // Then
        assertThat(constraints.first()).isEqualTo(LimitedResource.CPU);
        assertThat(constraints.all()).hasSize(2);
    }

    @Test
    void shouldForeseeALimitInTimeOnlyWhereGrowthIsProvedAndGoesOn() {
        // Given
        Trend leak = new Trend(10e6, 8e6, 12e6, 0.95);
        Trend level = new Trend(1e6, -2e6, 4e6, 0.95);

        // When / Then
        assertThat(TimeProjection.of(leak, leak, 300e6, 400e6)).hasValueSatisfying(limit -> {
            assertThat(limit.reachedAt()).isCloseTo(10, within(0.01));
            assertThat(limit.earliest()).isCloseTo(8.33, within(0.01));
            assertThat(limit.latest()).isCloseTo(12.5, within(0.01));
        });
        assertThat(TimeProjection.of(leak, level, 300e6, 400e6)).isEmpty();
        assertThat(TimeProjection.of(null, null, 300e6, 400e6)).isEmpty();
    }

    private static Constraints.Evidence evidence(
            double memory, double cpu, @Nullable MemoryBySize sizes, @Nullable Long free) {
        return new Constraints.Evidence(
                new WindowUsage(
                        WindowKind.OVERALL,
                        10,
                        Duration.ofSeconds(2),
                        figure(cpu),
                        figure(memory),
                        figure(memory),
                        figure(1),
                        figure(1),
                        0,
                        0,
                        0,
                        0,
                        0,
                        null),
                sizes,
                5_000_000,
                4_000_000,
                free);
    }

    private static Statistics figure(double average) {
        return new Statistics(average, average, average, average, 0, 0);
    }

    private static MemoryBySize sizes(LimitProjection limit) {
        return new MemoryBySize(List.of(new MemoryAtSize(40_000, 5, 1e8, 1e8)), null, limit, "");
    }
}
