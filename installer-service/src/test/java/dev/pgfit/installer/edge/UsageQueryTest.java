package dev.pgfit.installer.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pgfit.kit.problem.FieldError;
import dev.pgfit.kit.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageQueryTest {
    @Test
    void shouldAskForNowWithoutParameters() {
        assertThat(UsageQuery.of(new MultivaluedHashMap<>())).isEqualTo(new UsageQuery(null, null));
    }

    @Test
    void shouldReadBoth() {
        assertThat(query(Map.of("every", "PT0.1S", "after", "2026-11-23T09:15:00.120Z")))
                .isEqualTo(new UsageQuery(Duration.ofMillis(100), Instant.parse("2026-11-23T09:15:00.120Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "100", "PT0.001S", "PT2M", "-PT1S", "P99999999999999D"})
    void shouldRefuseARateThatIsNoneOrOutOfBounds(String every) {
        assertThat(refused(Map.of("every", every))).containsExactly("every");
    }

    @Test
    void shouldSayAllThatIsWrongAtOnce() {
        assertThat(refused(Map.of("every", "often", "after", "yesterday", "evry", "PT1S")))
                .containsExactly("evry", "every", "after");
    }

    @Test
    void shouldRefuseAnInstantWithoutARate() {
        assertThat(refused(Map.of("after", "2026-11-23T09:15:00.120Z"))).containsExactly("after");
    }

    private static Iterable<String> refused(Map<String, String> parameters) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> query(parameters));
        return refused.body().errors().stream().map(FieldError::field).toList();
    }

    private static UsageQuery query(Map<String, String> parameters) {
        return UsageQuery.of(new MultivaluedHashMap<>(parameters));
    }
}
