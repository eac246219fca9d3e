package dev.pgfit.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import org.junit.jupiter.api.Test;

class AnswerTest {
    @Test
    void shouldTellARefusalFieldByField() {
        // Given
        Answer answer = new Answer("decision-service", 400, """
                {"title": "Invalid", "status": 400,
                 "errors": [{"field": "criteria.weights", "message": "must sum to 1"},
                            {"field": "benchmark.rounds", "message": "must be at least 2"}]}""", "");

        // When
        Failure failure = catchThrowableOfType(Failure.class, answer::orRefuse);

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(failure.text()).isEqualTo("criteria.weights: must sum to 1\nbenchmark.rounds: must be at least 2");
    }

    @Test
    void shouldTellAProblemWithoutFieldsByItsTitle() {
        // Given
        Answer answer = new Answer("decision-service", 500, "{\"title\": \"Broken\", \"detail\": \"why\"}", "");

        // When
        Failure failure = catchThrowableOfType(Failure.class, answer::orRefuse);

        // Then
        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNEXPECTED);
        assertThat(failure.text()).isEqualTo("Broken: why");
    }
}
