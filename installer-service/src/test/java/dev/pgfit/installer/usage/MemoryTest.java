package dev.pgfit.installer.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class MemoryTest {
    private static final int PAGE = 4096;
    private Path folder = Path.of("");

    @BeforeProperty
    void makeFolder() throws Exception {
        folder = Files.createTempDirectory("memory");
    }

    @AfterProperty
    void removeFolder() throws Exception {
        Files.deleteIfExists(folder.resolve("smaps_rollup"));
        Files.deleteIfExists(folder);
    }

    @Property(tries = 50)
    void shouldTellWhatTheKernelSaysRightAfterItWasAsked(
            @ForAll @IntRange(max = 100_000) int own,
            @ForAll @IntRange(max = 100_000) int shared,
            @ForAll @IntRange(min = 1, max = 40) int sharers)
            throws Exception {
        // Given
        Memory memory = new Memory(folder);
        memory.counted(own + shared + 1, shared);

        // When
        kernelSays(own + shared + 1, own + 1 + shared / sharers);
        memory.measure(1);

        // Then
        assertThat(memory.pss()).isEqualTo((own + 1 + shared / sharers) * 4096L);
        assertThat(memory.drift()).isZero();
    }

    @Property(tries = 50)
    void shouldCountPrivatePagesInFullUntilItIsAskedAgain(@ForAll @IntRange(min = 1, max = 100_000) int more)
            throws Exception {
        // Given 1 000 pages of its own and 1 000 that four share
        Memory memory = new Memory(folder);
        memory.counted(2_000, 1_000);
        kernelSays(2_000, 1_250);
        memory.measure(1);

        // When
        memory.counted(2_000 + more, 1_000);

        // Then
        assertThat(memory.pss()).isEqualTo((1_250L + more) * PAGE);
        assertThat(memory.drift()).isEqualTo((long) more * PAGE);
    }

    @Example
    void shouldCountSharedPagesByTheShareTheyHad() throws Exception {
        // Given
        Memory memory = new Memory(folder);
        memory.counted(2_000, 1_000);
        kernelSays(2_000, 1_250);
        memory.measure(1);

        // When
        memory.counted(2_400, 1_400);

        // Then
        assertThat(memory.pss()).isEqualTo(1_350L * PAGE);
    }

    @Example
    void shouldStandInWithTheResidentSet() {
        // Given
        Memory memory = new Memory(folder.resolve("nowhere"));
        memory.counted(10, 5);

        // When
        memory.measure(1);

        // Then
        assertThat(memory.pss()).isEqualTo(10L * PAGE);
        assertThat(memory.isKnown()).isFalse();
    }

    private void kernelSays(long residentPages, long proportionalPages) throws Exception {
        Files.writeString(
                folder.resolve("smaps_rollup"),
                "5581-7fff ---p 00000000 00:00 0 [rollup]\nRss: %d kB\nPss: %d kB\nPss_Dirty: 1 kB\n"
                        .formatted(residentPages * 4, proportionalPages * 4));
    }
}
