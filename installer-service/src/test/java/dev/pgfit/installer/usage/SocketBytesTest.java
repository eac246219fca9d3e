package dev.pgfit.installer.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.installer.usage.SocketBytes.Bytes;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SocketBytesTest {
    private static final String ANSWER = """
            ESTAB 0 0 127.0.0.1:5433 127.0.0.1:55110 uid:65534 ino:4 sk:1001 cgroup:x <->
            \t cubic wscale:7,7 rto:204 bytes_sent:2000 bytes_acked:1990 bytes_received:300 segs_out:9
            ESTAB 0 0 [::1]:5434 [::1]:55112 sk:a2 <->
            \t cubic bytes_acked:5 bytes_received:7
            TIME-WAIT 0 0 127.0.0.1:5433 127.0.0.1:1 timer:(timewait,1sec,0) ino:0 sk:b3
            """;

    @Test
    void shouldReadWhatSsPrints() {
        assertThat(SocketBytes.parse(ANSWER))
                .isEqualTo(Map.of(
                        5433,
                        Map.of("1001", new Bytes(300, 2000), "b3", Bytes.NONE),
                        5434,
                        Map.of("a2", new Bytes(7, 5))));
        assertThat(SocketBytes.parse("")).isEmpty();
    }

    @Test
    void shouldKeepCountingClosedConnections() {
        // Given
        SocketBytes sockets = new SocketBytes();
        sockets.take(Map.of("a", new Bytes(10, 20), "b", new Bytes(1, 1)));

        // When / Then
        assertThat(sockets.take(Map.of("a", new Bytes(11, 25)))).isEqualTo(new Bytes(12, 26));
        assertThat(sockets.take(Map.of())).isEqualTo(new Bytes(12, 26));
        assertThat(sockets.take(Map.of("a", new Bytes(3, 4)))).isEqualTo(new Bytes(15, 30));
    }
}
