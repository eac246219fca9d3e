package dev.pgfit.kit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;

/** {@code docs/asyncapi.yaml}, and its schemas made strict: what is not documented is an error. */
final class AsyncApi {
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode document;

    private AsyncApi(JsonNode document) {
        this.document = document;
    }

    static AsyncApi read() {
        try {
            return new AsyncApi(new ObjectMapper(new YAMLFactory())
                    .readTree(Docs.path("asyncapi.yaml").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode messages() {
        return document.at("/components/messages");
    }

    JsonNode channels() {
        return document.path("channels");
    }

    JsonNode schemas() {
        return document.at("/components/schemas");
    }

    /** Follows a local reference. */
    JsonNode resolve(JsonNode reference) {
        return document.at(reference.path("$ref").asText().substring(1));
    }

    /** What is wrong with an instance, undocumented fields included. */
    Set<ValidationMessage> validate(String schema, JsonNode instance) {
        return strict(schema).validate(instance);
    }

    private JsonSchema strict(String schema) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("$ref", "#/components/schemas/" + schema);
        JsonNode copy = schemas().deepCopy();
        forbidUnknown(copy);
        root.putObject("components").set("schemas", copy);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root, CONFIG);
    }

    private static void forbidUnknown(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").asText().equals("object")
                && object.has("properties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(AsyncApi::forbidUnknown);
    }

    static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
