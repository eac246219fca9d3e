package dev.pgfit.installer.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkBytesTest {
    @Test
    void shouldSumAllButWhatItSaysToItself() {
        // Given
        List<String> lines = """
                Inter-|   Receive                                                |  Transmit
                 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
                    lo:    9999      99    0    0    0     0          0         0     9999      99    0    0    0     0       0          0
                  eth0:     180       2    0    0    0     0          0         0      176       2    0    0    0     0       0          0
                  eth1:20 1 0 0 0 0 0 0 4 1 0 0 0 0 0 0
                """.lines().toList();

        // When / Then
        assertThat(NetworkBytes.of(lines)).isEqualTo(new NetworkBytes(200, 180));
        assertThat(NetworkBytes.of(Path.of("/nowhere"))).isEqualTo(new NetworkBytes(0, 0));
    }
}
