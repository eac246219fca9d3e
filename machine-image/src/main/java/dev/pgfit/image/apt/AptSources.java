package dev.pgfit.image.apt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads apt's sources in both of their formats: one line each ({@code .list}) and deb822 ({@code .sources}). */
public final class AptSources {
    private static final Pattern LINE = Pattern.compile("deb\\s+(?:\\[([^\\]]*)\\]\\s*)?(\\S+)\\s+(\\S+)\\s*(.*)");
    private static final Pattern SIGNED_BY = Pattern.compile("signed-by=(\\S+)");

    private AptSources() {}

    /** All of a machine's, such as of {@code /etc/apt}; files that can't be read are passed over. */
    public static List<AptSource> read(Path etcApt) {
        List<AptSource> sources = new ArrayList<>(readFile(etcApt.resolve("sources.list")));
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(etcApt.resolve("sources.list.d"))) {
            parts.forEach(files::add);
        } catch (IOException e) {
            return sources;
        }
        files.stream().sorted().forEach(file -> sources.addAll(readFile(file)));
        return sources;
    }

    private static List<AptSource> readFile(Path file) {
        try {
            String name = file.getFileName().toString();
            if (name.endsWith(".list")) {
                return parseList(Files.readString(file, StandardCharsets.UTF_8));
            }
            return name.endsWith(".sources") ? parseDeb822(Files.readString(file, StandardCharsets.UTF_8)) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    static List<AptSource> parseList(String text) {
        List<AptSource> sources = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher matcher = LINE.matcher(line.replaceFirst("#.*", "").strip());
            if (matcher.matches()) {
                Matcher key =
                        SIGNED_BY.matcher(Optional.ofNullable(matcher.group(1)).orElse(""));
                sources.add(new AptSource(
                        matcher.group(2),
                        List.of(matcher.group(3)),
                        words(matcher.group(4)),
                        key.find() ? keyring(key.group(1)) : Optional.empty()));
            }
        }
        return sources;
    }

    static List<AptSource> parseDeb822(String text) {
        List<AptSource> sources = new ArrayList<>();
        String withoutComments = text.replaceAll("(?m)^#.*\\R?", "");
        for (String stanza : withoutComments.split("\\R\\s*\\R", -1)) {
            Map<String, String> fields = fields(stanza);
            if (words(fields.getOrDefault("types", "")).contains("deb")
                    && !fields.getOrDefault("enabled", "yes").strip().equals("no")) {
                for (String uri : words(fields.getOrDefault("uris", ""))) {
                    sources.add(new AptSource(
                            uri,
                            words(fields.getOrDefault("suites", "")),
                            words(fields.getOrDefault("components", "")),
                            keyring(fields.getOrDefault("signed-by", ""))));
                }
            }
        }
        return sources;
    }

    private static Map<String, String> fields(String stanza) {
        Map<String, String> fields = new LinkedHashMap<>();
        String current = "";
        for (String line : stanza.lines().toList()) {
            int colon = line.indexOf(':');
            if (!line.isBlank() && Character.isWhitespace(line.charAt(0))) {
                fields.merge(current, line, (before, more) -> before + "\n" + more);
            } else if (colon > 0) {
                current = line.substring(0, colon).toLowerCase(Locale.ROOT);
                fields.put(current, line.substring(colon + 1));
            }
        }
        return fields;
    }

    /** Keys may also stand in the source itself, or be named by fingerprint: neither is a file. */
    private static Optional<Path> keyring(String value) {
        String first = value.strip().split("[,\\s]", 2)[0];
        return first.startsWith("/") ? Optional.of(Path.of(first)) : Optional.empty();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
