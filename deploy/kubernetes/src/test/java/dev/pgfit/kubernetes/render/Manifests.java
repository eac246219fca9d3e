package dev.pgfit.kubernetes.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * All that can be rendered of the folder {@code deploy/kubernetes}: its overlays, and the choices that the overlay
 * {@code prod} offers, made by exchanging a component.
 */
public final class Manifests {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Map<String, List<Resource>> RENDERED = new ConcurrentHashMap<>();
    /** What can be put in the place of a component of prod. */
    private static final Map<String, String> CHOICES =
            Map.of("cloudnative-pg", "database-secret", "gateway", "ingress");

    private Manifests() {}

    /** Names of the overlays and choices, such as {@code dev} and {@code prod with ingress}. */
    public static List<String> names() {
        return List.copyOf(folders().keySet());
    }

    /** The resources of one of them. */
    public static List<Resource> of(String name) {
        return RENDERED.computeIfAbsent(
                name, wanted -> Kustomize.render(folder(wanted)));
    }

    /** The folder that one of them is rendered from. */
    public static Path folder(String name) {
        return Objects.requireNonNull(folders().get(name), name);
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
        CHOICES.forEach((usual, other) -> folders.put("prod with " + other, choice(usual, other)));
        return folders;
    }

    /** The overlay prod with one component exchanged, in a folder beside the built classes. */
    private static Path choice(String usual, String other) {
        Path folder = ROOT.resolve("target/choices/" + other);
        Path prod = ROOT.resolve("overlays/prod");
        try {
            Files.createDirectories(folder);
            for (Path file : list(prod)) {
                Path copy = folder.resolve(file.getFileName());
                Files.writeString(copy, Files.readString(file)
                        .replace("- ../../components/" + usual + "\n", "- ../../components/" + other + "\n")
                        .replace("../../", "../../../"));
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
