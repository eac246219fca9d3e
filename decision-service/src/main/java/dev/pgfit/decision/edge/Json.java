package dev.pgfit.decision.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pgfit.kit.json.ContractJson;
import java.io.UncheckedIOException;

/** The contracts' JSON as text, as the store keeps it. */
final class Json {
    private Json() {}

    static String write(Object value) {
        try {
            return ContractJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return ContractJson.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
