package dev.pgfit.kubernetes.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code kubectl kustomize}, as whoever applies the manifests has it. */
public final class Kustomize {
    private static final long TIMEOUT_SECONDS = 60;
    /** The first kubectl whose kustomize knows replacements in components. */
    private static final int OLDEST_MINOR = 27;

    private static final Pattern VERSION = Pattern.compile("\"?gitVersion\"?: \"?v1\\.(\\d+)");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Optional<String> WHY_NOT = lookForIt();

    private Kustomize() {}

    /** Why nothing can be rendered here; empty when it can. */
    public static Optional<String> whyNot() {
        return WHY_NOT;
    }

    /**
     * Renders a folder.
     *
     * @throws AssertionError when kubectl refuses it; with its words
     */
    public static List<Resource> render(Path folder) {
        Output output = run("kubectl", "kustomize", folder.toString());
        if (output.exit != 0) {
            throw new AssertionError("kubectl kustomize " + folder + ": " + output.errors);
        }
        return parse(output.text);
    }

    /** The resources in a text of YAML documents. */
    public static List<Resource> parse(String text) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(text)) {
            List<Resource> resources = new ArrayList<>();
            while (documents.hasNext()) {
                resources.add(new Resource(documents.next()));
            }
            return resources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> lookForIt() {
        Output version;
        try {
            version = run("kubectl", "version", "--client", "--output=yaml");
        } catch (UncheckedIOException e) {
            return Optional.of("no kubectl on the PATH");
        }
        Matcher matcher = VERSION.matcher(version.text);
        if (!matcher.find() || Integer.parseInt(matcher.group(1)) < OLDEST_MINOR) {
            return Optional.of("kubectl 1." + OLDEST_MINOR + " or newer is needed, not " + version.text.strip());
        }
        return Optional.empty();
    }

    private static Output run(String... command) {
        try {
            Path errors = Files.createTempFile("pgfit-kubectl", ".err");
            Path output = Files.createTempFile("pgfit-kubectl", ".out");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start();
                if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IOException(command[0] + " took longer than " + TIMEOUT_SECONDS + " s");
                }
                return new Output(process.exitValue(), Files.readString(output), Files.readString(errors));
            } finally {
                Files.delete(errors);
                Files.delete(output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Output(int exit, String text, String errors) {}
}
