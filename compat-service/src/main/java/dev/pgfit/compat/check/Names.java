package dev.pgfit.compat.check;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that a check may create things under, unique to it and its run, and the placeholders that stand for them:
 * <code>${schema}</code>, <code>${role.key}</code>, <code>${extension.name}</code> (the schema in which the extension
 * is).
 *
 * @param schema also the application name of the check's sessions
 * @param extensionSchemas by name of the extension, quoted where they must be
 */
public record Names(String schema, Map<String, String> extensionSchemas) {
    /** What every schema and role of a check begins with. */
    public static final String PREFIX = "pgfit_check_";

    /** Length to which PostgreSQL cuts names. */
    public static final int MAX_LENGTH = 63;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    public Names {
        extensionSchemas = Map.copyOf(extensionSchemas);
    }

    /** @param token unique to the run, see {@code RunToken} */
    public static Names of(String checkId, String token) {
        return new Names(PREFIX + checkId + "_" + token, Map.of());
    }

    public Names withExtensions(Map<String, String> schemas) {
        return new Names(schema, schemas);
    }

    /** The full name of one of the check's roles. */
    public String role(String key) {
        return schema + "_" + key;
    }

    /**
     * The text with its placeholders replaced.
     *
     * @throws IllegalArgumentException if one of them is unknown
     */
    public String expand(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(valueOf(found.group(1))));
    }

    /** The first placeholder in the text that a check with these needs can't use. */
    public static Optional<String> unknownPlaceholder(String text, Needs needs) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.equals("schema")
                        && needs.roles().stream().noneMatch(role -> name.equals("role." + role.key()))
                        && needs.extensions().stream().noneMatch(ext -> name.equals("extension." + ext)))
                .findFirst();
    }

    private String valueOf(String placeholder) {
        if (placeholder.equals("schema")) {
            return schema;
        }
        if (placeholder.startsWith("role.")) {
            return role(placeholder.substring("role.".length()));
        }
        @Nullable
        String extension = placeholder.startsWith("extension.")
                ? extensionSchemas.get(placeholder.substring("extension.".length()))
                : null;
        if (extension == null) {
            throw new IllegalArgumentException("Unknown placeholder ${" + placeholder + "}");
        }
        return extension;
    }
}
