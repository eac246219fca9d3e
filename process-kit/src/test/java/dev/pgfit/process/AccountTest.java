package dev.pgfit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTest {
    @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.ALWAYS)
    Path closed;

    @Test
    void shouldNeverRunServersAsRoot() throws Exception {
        // When
        try (GuardedProcess process =
                GuardedProcess.start(Spec.of("id", "id", "-u").as(Account.forServers()))) {
            process.await(Duration.ofSeconds(20));

            // Then
            assertThat(process.outputTail(1).getFirst()).matches("\\d+").isNotEqualTo("0");
        }
    }

    @Test
    void shouldReachFoldersBelowOnesThatAreClosedToTheLentAccount() throws Exception {
        // Given
        assumeTrue(Account.isRoot() && Account.onPath("setpriv") && Capabilities.haveDacReadSearch());
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        Path data = closed.resolve("a/data");
        Account account = Account.forServers().reaching(data);

        // When
        account.own(data);
        try (GuardedProcess process = GuardedProcess.start(
                Spec.of("touch", "touch", data.resolve("file").toString()).as(account))) {
            // Then
            assertThat(process.await(Duration.ofSeconds(20))).contains(0);
        }
        assertThat(Files.getAttribute(data.resolve("file"), "unix:uid")).isEqualTo(Account.UNPRIVILEGED);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }
}
