package dev.pgfit.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in a person's words what Jackson found wrong, without class names. */
public final class JsonFaults {
    private JsonFaults() {}

    /** The field (empty when the document as a whole is malformed) and what is wrong with it. */
    public static FieldError describe(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> new FieldError(path(unknown.getPath()), unknown(unknown));
            case InvalidTypeIdException type ->
                new FieldError(path(type.getPath()), "has an unknown or missing kind: " + type.getTypeId());
            case InvalidFormatException format ->
                new FieldError(
                        path(format.getPath()),
                        "must be " + expected(format.getTargetType()) + ", not '" + format.getValue() + "'");
            case ValueInstantiationException value -> new FieldError(path(value.getPath()), cause(value));
            case MismatchedInputException mismatch ->
                new FieldError(path(mismatch.getPath()), "must be " + expected(mismatch.getTargetType()));
            case JsonMappingException mapping -> new FieldError(path(mapping.getPath()), mapping.getOriginalMessage());
            default -> new FieldError("", "malformed JSON" + at(e.getLocation()) + ": " + e.getOriginalMessage());
        };
    }

    private static String unknown(UnrecognizedPropertyException e) {
        String known = e.getKnownPropertyIds() == null
                ? ""
                : e.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
        return "is not a known field" + (known.isEmpty() ? "" : "; known are: " + known);
    }

    private static String cause(ValueInstantiationException e) {
        Throwable cause = e.getCause();
        return cause == null || cause.getMessage() == null ? "is invalid" : cause.getMessage();
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name().toLowerCase(java.util.Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "Integer", "int", "Long", "long" -> "a whole number";
            case "Double", "double" -> "a number";
            case "Boolean", "boolean" -> "true or false";
            case "String" -> "a text";
            case "Quantity" -> "a quantity such as 512Mi, 1 or 500m";
            case "Duration" -> "an ISO-8601 duration such as PT30S";
            case "Instant" -> "an ISO-8601 instant such as 2026-01-31T12:00:00Z";
            case "UUID" -> "a UUID";
            case "URI" -> "a URI";
            case "List", "ArrayList" -> "a list";
            default -> "an object";
        };
    }

    private static String path(List<JsonMappingException.Reference> references) {
        var path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static String at(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
