package dev.pgfit.image;

import java.nio.file.Path;
import java.util.Optional;

/** Where tests keep the image that they share: building it once per checkout is enough. */
final class TestImages {
    private TestImages() {}

    static Path cache() {
        String root = Optional.ofNullable(System.getProperty("maven.multiModuleProjectDirectory"))
                .orElse("..");
        return Path.of(Optional.ofNullable(System.getProperty("pgfit.test.image.cache"))
                        .or(() -> Optional.ofNullable(System.getenv("PGFIT_TEST_IMAGE_CACHE")))
                        .orElse(Path.of(root, "target", "test-images").toString()))
                .toAbsolutePath()
                .normalize();
    }
}
