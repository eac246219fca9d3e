package dev.pgfit.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.kit.json.ContractJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultsTest {
    private static final ObjectMapper STRICT =
            ContractJson.mapper().copy().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"benchmrk\": {}} | benchmrk | is not a known field",
                "{\"benchmark\": {\"rounds\": \"many\"}} | benchmark.rounds | must be a whole number",
                "{\"benchmark\": {\"rounds\": 2.5}} | benchmark.rounds | must be a whole number",
                "{\"benchmark\": {\"roundTime\": \"5 s\"}} | benchmark.roundTime | must be an ISO-8601 duration",
                "{\"benchmark\": {\"concurrency\": [1, \"x\"]}} | benchmark.concurrency[1] | must be a whole number",
                "{\"environment\": \"moon\"} | environment | must be one of host, container",
                "{\"limits\": {\"memory\": \"lots\"}} | limits.memory | 'lots' is not a Kubernetes quantity",
                "{\"limits\": {\"cpu\": true}} | limits.cpu | must be a quantity such as 512Mi",
                "{\"limits\": {\"cpu\": [1]}} | limits.cpu | must be a quantity such as 512Mi",
                "{\"limits\": {\"disk\": 1}} | limits.disk | is not a known field; known are: cpu, memory",
                "{\"criteria\": 5} | criteria | must be an object",
            })
    void shouldNameTheFieldAndWhatItMustBe(String json, String field, String message) {
        // When
        var fault = JsonFaults.describe(
                catchThrowableOfType(JacksonException.class, () -> STRICT.readValue(json, RunSpec.class)));

        // Then
        assertThat(fault.field()).isEqualTo(field);
        assertThat(fault.message()).contains(message).doesNotContain("dev.pgfit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"{\"benchmark\": | line 1", "nonsense | line 1"})
    void shouldSayWhereJsonIsMalformed(String json, String where) {
        // When
        var fault = JsonFaults.describe(
                catchThrowableOfType(JacksonException.class, () -> STRICT.readValue(json, RunSpec.class)));

        // Then
        assertThat(fault.field()).isEmpty();
        assertThat(fault.message()).contains("malformed JSON").contains(where);
    }
}
