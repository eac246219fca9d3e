package dev.pgfit.kit.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** The contracts' JSON over HTTP, where an unknown field is a mistake that the caller wants to hear of. */
@Singleton
public final class HttpJson implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        ContractJson.apply(mapper).configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);
    }
}
