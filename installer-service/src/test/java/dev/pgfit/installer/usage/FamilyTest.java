package dev.pgfit.installer.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.process.CpuClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FamilyTest {
    private static final long GUARD = 10;
    private static final long PROGRAM = 11;

    @TempDir
    Path proc;

    @Test
    void shouldHoldTheProgramAndItsDescendantsButNotTheGuardsHelpers() throws IOException {
        // Given
        process(GUARD, 1, GUARD);
        process(PROGRAM, GUARD, GUARD);
        process(12, GUARD, GUARD);
        process(13, 12, GUARD);
        process(20, PROGRAM, 20);
        process(15, 20, 15);
        process(30, 1, GUARD);
        process(40, 1, 40);

        // When
        try (Family family = new Family(proc, GUARD, PROGRAM, pid -> CpuClock.NONE)) {
            family.look(new Census(proc).look());
            var members = family.members();

            // Then
            assertThat(members).extracting(Member::pid).containsExactlyInAnyOrder(PROGRAM, 15L, 20L, 30L);
        }
    }

    @Test
    void shouldKeepWhomItKnowsWhoeverTheParentIs() throws IOException {
        // Given
        process(PROGRAM, GUARD, GUARD);
        process(20, PROGRAM, 20);
        Census census = new Census(proc);
        try (Family family = new Family(proc, GUARD, PROGRAM, pid -> CpuClock.NONE)) {
            family.look(census.look());
            assertThat(family.members()).hasSize(2);

            // When
            process(20, 1, 20);

            // Then
            family.look(census.look());
            assertThat(family.members()).extracting(Member::pid).contains(20L);
        }
    }

    private void process(long pid, long parent, long session) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
        Files.writeString(
                folder.resolve("stat"),
                "%d (x (y) z) S %d %d %d 0 -1 0 0 0 0 0 5 6 7 8 20 0 1 0 %d 0 0\n"
                        .formatted(pid, parent, session, session, pid));
    }
}
