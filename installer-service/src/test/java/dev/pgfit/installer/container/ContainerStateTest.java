package dev.pgfit.installer.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateKind;
import org.junit.jupiter.api.Test;

class ContainerStateTest {
    private static final long LIMIT = 256L << 20;
    private static final ContainerState KILLED = new ContainerState(false, 0, 137, false);

    @Test
    void shouldSayThatItNeedsMoreMemory() {
        // the engine says so
        assertThat(new ContainerState(false, 0, 137, true).ending(CandidateKind.POSTGRESQL, LIMIT, 0, 0))
                .isEqualTo("PostgreSQL needs more than 256 MiB here: it was killed for lack of memory");
        // the kernel says so
        assertThat(KILLED.ending(CandidateKind.PGLITE, LIMIT, 1, 9))
                .isEqualTo("PGlite needs more than 256 MiB here: it was killed for lack of memory");
        // nobody saw it, but nothing else fits
        assertThat(KILLED.ending(CandidateKind.PGLITE, LIMIT, 0, 9))
                .isEqualTo("PGlite needs more than 256 MiB here: it was killed (137) when its memory had reached that");
    }

    @Test
    void shouldNotBlameMemoryForAnythingElse() {
        assertThat(KILLED.ending(CandidateKind.PGLITE, LIMIT, 0, 0))
                .isEqualTo("its container exited with 137 (killed)");
        assertThat(KILLED.ending(CandidateKind.PGLITE, 0, 1, 1)).isEqualTo("its container exited with 137 (killed)");
        assertThat(new ContainerState(false, 0, 1, false).ending(CandidateKind.PGLITE, LIMIT, 0, 3))
                .isEqualTo("its container exited with 1");
    }
}
