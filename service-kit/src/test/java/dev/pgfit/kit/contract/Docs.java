package dev.pgfit.kit.contract;

import static java.util.stream.Collectors.toMap;

import dev.pgfit.contracts.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The repository's docs folder as tests see it. */
final class Docs {
    private static final Path FOLDER = find();

    private Docs() {}

    /** A fenced block in a guide, preceded by a marker such as {@code <!-- example: file.json -->}. */
    record Block(Path guide, String marker, String argument, String language, String text) {
        private static final Pattern FORM =
                Pattern.compile("<!-- ([a-z-]+)(?:: (\\S+))? -->\\s*\\n```(\\w+)\\n(.*?)\\n?```", Pattern.DOTALL);

        static Stream<Block> in(Path guide) {
            return FORM.matcher(read(guide))
                    .results()
                    .map(m ->
                            new Block(guide, m.group(1), m.group(2) == null ? "" : m.group(2), m.group(3), m.group(4)));
        }

        @Override
        public String toString() {
            return guide.getFileName() + ": " + marker + " " + argument;
        }
    }

    static Path path(String relative) {
        return FOLDER.resolve(relative);
    }

    static List<Path> guides() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".md")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Block> blocks(String marker) {
        return guides().stream().flatMap(Block::in).filter(b -> b.marker().equals(marker));
    }

    static Map<EventType, Path> examples() {
        return Stream.of(EventType.values()).collect(toMap(t -> t, t -> path("examples/events/" + t.type() + ".json")));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path find() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("docs/asyncapi.yaml"))) {
                return at.resolve("docs");
            }
        }
        throw new IllegalStateException(
                "no docs/asyncapi.yaml above " + Path.of("").toAbsolutePath());
    }
}
