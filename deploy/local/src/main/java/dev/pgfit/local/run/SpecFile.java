package dev.pgfit.local.run;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import dev.pgfit.local.support.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** A run's specification in a file, YAML or JSON. Bad ones are refused with line and column before anything starts. */
final class SpecFile {
    private static final long LIMIT_BYTES = 1 << 20;

    private SpecFile() {}

    /**
     * What the file says, no more: parts that it leaves out stay out.
     *
     * @throws Failure BAD_INPUT naming file, line and column
     */
    static ObjectNode read(Path file) {
        ObjectNode spec = tree(file);
        if (!spec.isEmpty()) {
            RunSpec typed = typed(file, RunSpec.class);
            // 18 and 16.10 are numbers in YAML but versions here, to be taken as written
            asWritten(spec, "postgresql", typed.postgresql().version());
            asWritten(spec, "pglite", typed.pglite().version());
        }
        return spec;
    }

    /** The file's fields, whatever they are; none when it is empty. */
    static ObjectNode tree(Path file) {
        try {
            JsonNode tree = Json.yaml().readTree(text(file));
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                return Json.mapper().createObjectNode();
            }
            if (tree instanceof ObjectNode fields) {
                return fields;
            }
            throw new Failure(ExitCode.BAD_INPUT, file + ": fields are expected, such as \"name: my run\"");
        } catch (JsonProcessingException e) {
            throw new Failure(ExitCode.BAD_INPUT, describe(file, e), e);
        }
    }

    /** The same as a contract type, which tells what is unknown or of the wrong kind. */
    static <T> T typed(Path file, Class<T> type) {
        try {
            return Json.yaml().readValue(text(file), type);
        } catch (JsonProcessingException e) {
            throw new Failure(ExitCode.BAD_INPUT, describe(file, e), e);
        }
    }

    /** The text of a file of the user's. */
    static String text(Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > LIMIT_BYTES) {
                throw new Failure(ExitCode.BAD_INPUT, file + ": larger than 1 MiB");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new Failure(ExitCode.BAD_INPUT, file + ": no such file", e);
        } catch (CharacterCodingException e) {
            throw new Failure(ExitCode.BAD_INPUT, file + ": not a text file in UTF-8", e);
        } catch (IOException e) {
            throw new Failure(ExitCode.BAD_INPUT, file + ": can't be read (" + e.getMessage() + ")", e);
        }
    }

    private static void asWritten(ObjectNode spec, String candidate, String version) {
        if (spec.get(candidate) instanceof ObjectNode given
                && given.path("version").isNumber()) {
            given.put("version", version);
        }
    }

    private static String describe(Path file, JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException malformed && malformed.getProblemMark() != null) {
            Mark mark = malformed.getProblemMark();
            return file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1) + ": " + malformed.getProblem();
        }
        String where = file.toString() + place(e.getLocation());
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                where + ": " + path(unknown) + ": unknown field; known are " + known(unknown);
            case ValueInstantiationException value
            when value.getCause() != null ->
                where + ": " + path(value) + ": " + value.getCause().getMessage();
            case JsonMappingException mapping -> where + ": " + path(mapping) + ": " + sentence(mapping);
            default -> where + ": " + sentence(e);
        };
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private static String known(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String path(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : "." + part.getFieldName())
                .collect(Collectors.joining());
        return path.startsWith(".") ? path.substring(1) : path;
    }

    private static String sentence(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        return message == null ? "malformed" : message.lines().findFirst().orElse("malformed");
    }
}
