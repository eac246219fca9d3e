package dev.pgfit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealImageTest {
    @Test
    void shouldBuildImageOfPostgresql18() throws Exception {
        MachineImages images = new MachineImages(TestImages.cache());
        List<String> progress = new ArrayList<>();
        MachineImage image = images.get(ImageRequest.ofDefault(), line -> {
            System.err.println(java.time.LocalTime.now() + " " + line);
            progress.add(line);
        });
        System.err.println(java.time.LocalTime.now() + " "
                + new String(image.manifest().toJson(), java.nio.charset.StandardCharsets.UTF_8));
        assertThat(image.manifest().archiveBytes()).isLessThan(80_000_000L);
    }
}
