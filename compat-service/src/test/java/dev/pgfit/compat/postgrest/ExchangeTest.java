package dev.pgfit.compat.postgrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.contracts.Layer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    @Test
    void shouldCompareJsonByStructure() {
        // Given
        Exchange exchange = exchange(200, "[ {\"b\": null, \"a\": [1]} ]");

        // Then
        assertThatCode(() -> exchange.is(200, "[{\"a\":[1],\"b\":null}]")).doesNotThrowAnyException();
        assertThatThrownBy(() -> exchange.is(200, "[{\"a\":[1]}]"))
                .hasMessage("GET /city: expected 200 [{\"a\":[1]}], got 200 [ {\"b\": null, \"a\": [1]} ]");
        assertThatThrownBy(() -> exchange.is(201)).hasMessageContaining("expected 201, got 200");
    }

    @Test
    void shouldKeepPostgrestsWordsAndLayAClashToTheTransport() {
        // Given
        Exchange exchange =
                exchange(500, "{\"code\":\"42P05\",\"message\":\"prepared statement \\\"0\\\" already exists\"}");

        // When
        CheckFailed failure = catchThrowableOfType(CheckFailed.class, () -> exchange.is(200, "[]"));

        // Then
        assertThat(failure.sqlState()).isEqualTo("42P05");
        assertThat(failure.layer()).contains(Layer.TRANSPORT);
        assertThat(failure.words()).contains("got 500").contains("already exists");
    }

    @Test
    void shouldTakeItsOwnCodesForNoSqlStates() {
        // When
        CheckFailed ours = exchange(503, "{\"code\":\"PGRST001\",\"message\":\"no connection\"}")
                .otherThan("200");
        CheckFailed missing = exchange(404, "{\"code\":\"PGRST202\",\"message\":\"no function\"}")
                .otherThan("200");

        // Then
        assertThat(ours.sqlState()).isNull();
        assertThat(ours.layer()).contains(Layer.TRANSPORT);
        assertThat(missing.layer()).isEmpty();
    }

    @Test
    void shouldReadErrorsThatAreNoJson() {
        assertThat(exchange(502, "Bad Gateway").otherThan("200").words())
                .isEqualTo("GET /city: expected 200, got 502 Bad Gateway");
        assertThat(exchange(500, "").otherThan("200").words()).endsWith("got 500 without a body");
    }

    private static Exchange exchange(int status, String body) {
        return new Exchange("GET /city", new Http.Answer(status, Map.of(), body));
    }
}
