package dev.pgfit.compat.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.compat.database.ConnectionLost;
import dev.pgfit.compat.database.DatabaseError;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.database.NoAnswer;
import dev.pgfit.compat.database.Notification;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.testkit.TestPostgres;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireTest {
    @AutoClose
    private final TestPostgres postgres = TestPostgres.start();

    private final WireServer server = new WireServer(postgres.endpoint(), false);

    @Test
    void shouldLogInAndKnowTheServersParameters() {
        // When
        try (Wire wire = open(StartUp.DEFAULT.with("application_name", "mine").with("options", "-c work_mem=7MB"))) {
            // Then
            assertThat(wire.parameters())
                    .containsEntry("integer_datetimes", "on")
                    .containsEntry("client_encoding", "UTF8")
                    .containsEntry("application_name", "mine");
            assertThat(wire.query("SHOW work_mem", soon()).texts()).isEqualTo(List.of(List.of("7MB")));
        }
    }

    @Test
    void shouldSayWhyTheServerRefuses() {
        assertThatThrownBy(() -> open(StartUp.DEFAULT.as("pgfit", "wrong")))
                .isInstanceOfSatisfying(
                        DatabaseError.class, e -> assertThat(e.sqlState()).isEqualTo("28P01"));
        assertThatThrownBy(() -> open(StartUp.DEFAULT.to("nowhere")))
                .isInstanceOfSatisfying(
                        DatabaseError.class, e -> assertThat(e.sqlState()).isEqualTo("3D000"));
    }

    @Test
    void shouldSplitABatchAndReadBinaryAndText() {
        try (Wire wire = open(StartUp.DEFAULT)) {
            // Given
            wire.send(new Batch().parse("0", "SELECT $1::int4, $2::text").flush(), soon());
            assertThat(wire.receive(soon())).isEqualTo(new BackendMessage.Plain('1'));

            // When
            Bind bind = Bind.of("0", Parameter.int4(258), Parameter.NULL);
            Reply binary = wire.exchange(
                    new Batch().bind(bind).describePortal("").execute().sync(), soon());
            Reply text = wire.exchange(new Batch().bind(bind.asText()).execute().sync(), soon());

            // Then
            assertThat(binary.rows().getFirst().bytes(0)).containsExactly(0, 0, 1, 2);
            assertThat(binary.rows().getFirst().bytes(1)).isNull();
            assertThat(binary.messages())
                    .anySatisfy(message -> assertThat(message)
                            .isInstanceOfSatisfying(
                                    BackendMessage.RowDescription.class,
                                    description -> assertThat(description.columns())
                                            .contains(new Column("int4", 23, Format.BINARY))));
            assertThat(text.texts().getFirst().getFirst()).isEqualTo("258");
            assertThat(text.status()).isEqualTo('I');
        }
    }

    @Test
    void shouldCopyInAndOut() {
        try (Wire wire = open(StartUp.DEFAULT)) {
            // Given
            wire.query("CREATE TEMP TABLE t (id int, name text)", soon());

            // When
            wire.send(new Batch().query("COPY t FROM STDIN"), soon());
            assertThat(wire.receive(soon())).isEqualTo(new BackendMessage.Plain('G'));
            Reply in = wire.exchange(
                    new Batch()
                            .copyData("1\tone\n2\ttwo\n".getBytes(StandardCharsets.UTF_8))
                            .copyDone(),
                    soon());
            Reply out = wire.query("COPY t TO STDOUT", soon());

            // Then
            assertThat(in.tags()).containsExactly("COPY 2");
            assertThat(out.messages().stream()
                            .filter(BackendMessage.CopyData.class::isInstance)
                            .map(data -> new String(((BackendMessage.CopyData) data).data(), StandardCharsets.UTF_8)))
                    .containsExactly("1\tone\n", "2\ttwo\n");
        }
    }

    @Test
    void shouldCancelAndBeUsableAfterwards() throws InterruptedException {
        try (Wire wire = open(StartUp.DEFAULT)) {
            // Given
            wire.send(new Batch().query("SELECT pg_sleep(60)"), soon());
            assertThat(wire.poll(Deadline.in(Duration.ofMillis(200)))).isEmpty();

            // When
            wire.cancel(soon());

            // Then
            assertThat(wire.receiveAll(soon()).error().orElseThrow().sqlState()).isEqualTo("57014");
            assertThat(wire.query("SELECT 1", soon()).tags()).containsExactly("SELECT 1");
        }
    }

    @Test
    void shouldHearNotificationsWhileIdle() {
        try (Wire listener = open(StartUp.DEFAULT);
                Wire notifier = open(StartUp.DEFAULT)) {
            // Given
            listener.query("LISTEN here", soon());

            // When
            notifier.query("NOTIFY here, 'now'", soon());

            // Then
            assertThat(listener.awaitNotification(soon())).contains(new Notification("here", "now"));
            assertThat(notifier.awaitNotification(Deadline.in(Duration.ofMillis(50))))
                    .isEmpty();
        }
    }

    @Test
    void shouldEndAtTheDeadlineWhenNobodyAnswersOrReads() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            Endpoint own = postgres.endpoint();
            Endpoint nobody = new Endpoint("127.0.0.1", silent.getLocalPort(), "a", "b", null, null, true);
            assertThat(own.port()).isNotEqualTo(nobody.port());

            assertThatThrownBy(() ->
                            new WireServer(nobody, false).connect(StartUp.DEFAULT, Deadline.in(Duration.ofMillis(200))))
                    .isInstanceOf(NoAnswer.class);
            try (Channel channel = Channel.open("127.0.0.1", silent.getLocalPort(), soon())) {
                assertThatThrownBy(() -> channel.write(new byte[64 << 20], Deadline.in(Duration.ofMillis(200))))
                        .isInstanceOf(NoAnswer.class);
            }
        }
    }

    @Test
    void shouldSayThatTheSessionWasEnded() {
        try (Wire wire = open(StartUp.DEFAULT)) {
            assertThatThrownBy(() -> wire.query("SELECT pg_terminate_backend(pg_backend_pid())", soon()))
                    .isInstanceOfSatisfying(
                            DatabaseError.class, e -> assertThat(e.sqlState()).isEqualTo("57P01"));
            assertThatThrownBy(() -> wire.query("SELECT 1", soon())).isInstanceOf(ConnectionLost.class);
        }
    }

    private Wire open(StartUp startUp) {
        return server.connect(startUp, soon());
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10));
    }
}
