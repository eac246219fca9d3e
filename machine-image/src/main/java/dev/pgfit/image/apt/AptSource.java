package dev.pgfit.image.apt;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One binary source of apt's, one address.
 *
 * @param signedBy the file with its keys; empty when none is named, or when the keys are given otherwise
 */
public record AptSource(String uri, List<String> suites, List<String> components, Optional<Path> signedBy) {
    public AptSource {
        suites = List.copyOf(suites);
        components = List.copyOf(components);
    }
}
