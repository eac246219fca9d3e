package dev.pgfit.kubernetes.schema;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;

/** A kind whose schema is a Java class: a field that the class doesn't have, or of another type, is a fault. */
final class ModelSchema implements Schema {
    private static final JsonMapper STRICT = strict();
    private final Class<?> model;

    ModelSchema(Class<?> model) {
        this.model = model;
    }

    @Override
    public List<String> faults(JsonNode resource) {
        try {
            STRICT.treeToValue(resource, model);
            return List.of();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()).lines().findFirst().orElse("") + path(e));
        }
    }

    private static String path(Exception e) {
        return e instanceof JsonMappingException mapping ? " at " + mapping.getPathReference() : "";
    }

    private static JsonMapper strict() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .annotationIntrospector(new NothingElse())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, config -> {
                    for (CoercionInputShape shape :
                            List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
                        config.setCoercion(shape, CoercionAction.Fail);
                    }
                });
        return builder.build();
    }

    /** The models take unknown fields along, to write them back; here nothing does. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Object findDeserializer(Annotated annotated) {
            return annotated.getRawType() == Quantity.class ? StrictQuantity.class : super.findDeserializer(annotated);
        }

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return Boolean.FALSE;
        }

        @Override
        public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated annotated) {
            return super.findPropertyIgnoralByName(config, annotated).withoutIgnoreUnknown();
        }
    }
}
