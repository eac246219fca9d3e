package dev.pgfit.kubernetes.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All that can be rendered of the folder {@code deploy/kubernetes}: its overlays, and the choices that the overlay
 * {@code prod} offers, made by exchanging or adding a component.
 */
public final class Manifests {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Map<String, List<Resource>> RENDERED = new ConcurrentHashMap<>();
    /** What can be put in the place of a component of prod. */
    private static final Map<String, String> CHOICES =
            Map.of("cloudnative-pg", "database-secret", "gateway", "ingress");

    /** What can be added to prod. */
    private static final String ADDITION = "tracing";

    private static final Pattern PART = Pattern.compile("(?m)^ +- (\\.\\./[\\w./-]+)$");

    private Manifests() {}

    /** Names of the overlays and choices, such as {@code dev} and {@code prod with ingress}. */
    public static List<String> names() {
        return List.copyOf(folders().keySet());
    }

    /** The resources of one of them. */
    public static List<Resource> of(String name) {
        return RENDERED.computeIfAbsent(name, wanted -> Kustomize.render(folder(wanted)));
    }

    /** The folder that one of them is rendered from. */
    public static Path folder(String name) {
        return Objects.requireNonNull(folders().get(name), name);
    }

    /** Names of the parts that one of them is put together from: the base, an overlay, components. */
    public static Set<String> parts(String name) {
        Path folder = folder(name);
        Set<String> parts = new TreeSet<>();
        collect(folder, parts);
        parts.add(name.split(" ")[0]);
        return parts;
    }

    private static void collect(Path folder, Set<String> parts) {
        try {
            PART.matcher(Files.readString(folder.resolve("kustomization.yaml")))
                    .results()
                    .map(part -> folder.resolve(part.group(1)).normalize())
                    .filter(part -> Files.exists(part.resolve("kustomization.yaml")))
                    .forEach(part -> {
                        parts.add(part.getFileName().toString());
                        collect(part, parts);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Folders of the overlays. */
    public static List<Path> overlays() {
        return list(ROOT.resolve("overlays"));
    }

    /** Folders of the components. */
    public static List<Path> components() {
        return list(ROOT.resolve("components"));
    }

    private static Map<String, Path> folders() {
        Map<String, Path> folders = new LinkedHashMap<>();
        overlays().forEach(overlay -> folders.put(overlay.getFileName().toString(), overlay));
        CHOICES.forEach((usual, other) -> folders.put("prod with " + other, choice(other, part(usual), part(other))));
        folders.put("prod with " + ADDITION, choice(ADDITION, part("site"), part("site") + "  " + part(ADDITION)));
        return folders;
    }

    private static String part(String component) {
        return "- ../../components/" + component + "\n";
    }

    /** The overlay prod with one component exchanged, in a folder beside the built classes. */
    private static Path choice(String name, String usual, String other) {
        Path folder = ROOT.resolve("target/choices/" + name);
        Path prod = ROOT.resolve("overlays/prod");
        try {
            Files.createDirectories(folder);
            for (Path file : list(prod)) {
                Path copy = folder.resolve(file.getFileName());
                Files.writeString(
                        copy, Files.readString(file).replace(usual, other).replace("../../", "../../../"));
            }
            Path site = folder.resolve("site.env");
            Files.writeString(site, Files.readString(site) + "INGRESS_CLASS=nginx\nINGRESS_PODS=ingress-nginx\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private static List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
