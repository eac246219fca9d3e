package dev.pgfit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.image.tool.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObstaclesTest {
    @TempDir
    Path folder;

    @Test
    void shouldNameEachMissingToolAndHowToGetIt() {
        // Given
        MachineImages images = new MachineImages(folder.resolve("cache"), folder, new Tools(List.of()), Recipe.ofJar());

        // When
        List<String> obstacles = images.obstacles(ImageRequest.ofDefault());

        // Then
        String all = String.join("\n", obstacles);
        assertThat(all)
                .contains("apt-get, which is missing: apt install apt")
                .contains("dpkg-deb, which is missing: apt install dpkg")
                .contains("mke2fs, which is missing: apt install e2fsprogs")
                .contains("debugfs, which is missing: apt install e2fsprogs")
                .contains("./pgfit image --file IMAGE");
        assertThatThrownBy(() -> images.get(ImageRequest.ofDefault(), line -> {}))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("apt install e2fsprogs");
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void shouldRefuseMajorsThatDebianDoesNotHave() {
        assertThatThrownBy(() -> new ImageRequest(16)).hasMessageContaining("[15, 17, 18]");
    }

    @Test
    void shouldListEveryFileForTheGuest() throws Exception {
        // Given
        Path resources = Path.of("src/main/resources");
        Set<String> there;
        try (Stream<Path> files = Files.list(resources.resolve("guest"))) {
            there = files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }

        // When
        Set<String> listed = Recipe.ofJar().guestFiles().keySet();

        // Then
        assertThat(listed).as("names in src/main/resources/guest-files").isEqualTo(there);
    }

    @Test
    void shouldHaveHashOfAllThatIsOurs() throws IOException {
        // Given
        Recipe recipe = Recipe.ofJar();
        byte[] other = "#!/bin/busybox sh\n".getBytes(StandardCharsets.US_ASCII);

        // When / Then
        assertThat(Recipe.ofJar().hash()).isEqualTo(recipe.hash()).hasSize(12);
        assertThat(new Recipe(recipe.guestFiles(), other).hash()).isNotEqualTo(recipe.hash());
        assertThat(new Recipe(java.util.Map.of("init", other), recipe.initramfs()).hash())
                .isNotEqualTo(recipe.hash());
    }
}
