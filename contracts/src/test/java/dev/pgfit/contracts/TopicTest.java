package dev.pgfit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicTest {
    @ParameterizedTest
    @CsvSource({
        "RUNS, pgfit, pgfit.runs, pgfit.runs.dlq",
        "INSTALLATIONS, pgfit, pgfit.installations, pgfit.installations.dlq",
        "BENCHMARKS, pgfit, pgfit.benchmarks, pgfit.benchmarks.dlq",
        "RESOURCES, pgfit, pgfit.resources, pgfit.resources.dlq",
        "COMPATIBILITY, pgfit, pgfit.compatibility, pgfit.compatibility.dlq",
        "DECISIONS, pgfit, pgfit.decisions, pgfit.decisions.dlq",
        "PROGRESS, team-a, team-a.progress, team-a.progress.dlq"
    })
    void shouldBeNamedUnderItsPrefix(Topic topic, String prefix, String name, String deadLetters) {
        assertThat(topic.name(prefix)).isEqualTo(name);
        assertThat(topic.deadLetterName(prefix)).isEqualTo(deadLetters);
    }
}
