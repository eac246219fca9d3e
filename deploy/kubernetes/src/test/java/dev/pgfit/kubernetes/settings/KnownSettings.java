package dev.pgfit.kubernetes.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of pgfit's own settings as environment variables, read from the sources that declare them. */
final class KnownSettings {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([\\w.-]+)\"\\)");
    private static final Pattern NESTED = Pattern.compile("(?:public )?interface (\\w+) \\{");
    private static final Pattern KEY = Pattern.compile("([\\w.<>@(), =]+) (\\w+)\\(\\);");
    private static final Pattern USED = Pattern.compile("\\$\\{(pgfit\\.[\\w.-]+)");

    private final Set<String> names = new HashSet<>();

    /** Interfaces of settings by their name. */
    private final Map<String, String> parts = new HashMap<>();

    KnownSettings() {
        List<Path> sources = files(".java");
        for (Path file : sources) {
            String name = file.getFileName().toString();
            if (name.endsWith("Config.java")) {
                parts.put(name.replace(".java", ""), text(file));
            }
        }
        for (Path file : sources) {
            String source = text(file);
            Matcher prefix = PREFIX.matcher(source);
            if (prefix.find()) {
                mapping(source, prefix.group(1));
            }
            USED.matcher(source).results().forEach(used -> names.add(variable(used.group(1))));
        }
        for (Path file : files(".properties")) {
            USED.matcher(text(file)).results().forEach(used -> names.add(variable(used.group(1))));
        }
    }

    boolean contains(String variable) {
        return names.contains(variable);
    }

    /** A mapping's methods, and those of interfaces in it under the name of the method that returns them. */
    private void mapping(String source, String prefix) {
        Deque<String> owners = new ArrayDeque<>();
        for (String line : source.lines().map(String::strip).toList()) {
            Matcher nested = NESTED.matcher(line);
            Matcher key = KEY.matcher(line);
            if (nested.matches()) {
                owners.push(
                        owners.isEmpty() ? prefix : owners.getFirst() + "." + nameOfGetter(source, nested.group(1)));
            } else if (line.equals("}")) {
                owners.pop();
            } else if (key.matches()) {
                String name = owners.getFirst() + "." + kebab(key.group(2));
                names.add(variable(name));
                Optional.ofNullable(parts.get(key.group(1))).ifPresent(part -> mapping(part, name));
            }
        }
    }

    private static String nameOfGetter(String source, String type) {
        Matcher getter = Pattern.compile("\\b" + type + "(?:>)? (\\w+)\\(\\);").matcher(source);
        return getter.find() ? kebab(getter.group(1)) : type;
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** MicroProfile Config 3.1, 5.3.1: anything but letters and digits becomes an underscore, then upper case. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static List<Path> files(String ending) {
        try (var files = Files.find(
                ROOT,
                20,
                (path, attributes) -> path.toString().contains("/src/main/")
                        && path.toString().endsWith(ending)
                        && !path.toString().contains("node_modules"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
