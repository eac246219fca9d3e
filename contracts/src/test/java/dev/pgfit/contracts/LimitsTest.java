package dev.pgfit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Limits BOTH = new Limits(Quantity.of("512Mi"), Quantity.of(1));

    @Test
    void shouldSayWhatIsLimited() {
        assertThat(BOTH.inWords()).isEqualTo("memory 512Mi, CPU 1");
        assertThat(new Limits(null, Quantity.of("500m")).inWords()).isEqualTo("CPU 500m");
        assertThat(Limits.none(null)).isTrue();
        assertThat(Limits.none(new Limits(null, null))).isTrue();
        assertThat(Limits.none(BOTH)).isFalse();
    }

    @Test
    void shouldSayWhatCameOfThem() {
        assertThat(AppliedLimits.enforced(BOTH, "container").inWords()).isEqualTo("memory 512Mi, CPU 1 (container)");
        assertThat(AppliedLimits.unavailable(BOTH, "no cgroup can be made").inWords())
                .isEqualTo("memory 512Mi, CPU 1: not applied, no cgroup can be made");
        assertThat(new AppliedLimits(BOTH, new Limits(BOTH.memory(), null), "cgroup v1", "CPU: not permitted")
                        .inWords())
                .isEqualTo("memory 512Mi (cgroup v1); CPU: not permitted");
    }
}
