package dev.pgfit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndpointTest {
    private final Endpoint endpoint = new Endpoint("db", 5432, "postgres", "anna", "s3cret", 5, false);

    @Test
    void shouldNotShowItsPasswordAsText() {
        // Given
        Target target = new Target(CandidateKind.PGLITE, "0.5.16", Environment.HOST, "pglite-socket", endpoint, null);
        // When
        String text = target.toString();
        // Then
        assertThat(text).contains("anna@db:5432/postgres").doesNotContain("s3cret");
    }

    @Test
    void shouldLoseNothingButThePassword() {
        // When
        Endpoint without = endpoint.withoutPassword();
        // Then
        assertThat(without).isEqualTo(new Endpoint("db", 5432, "postgres", "anna", null, 5, false));
    }
}
