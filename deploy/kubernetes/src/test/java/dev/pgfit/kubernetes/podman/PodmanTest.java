package dev.pgfit.kubernetes.podman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgfit.kubernetes.render.Kustomize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Images of this repository in the pods of the overlay podman, from the question over HTTP to the decision in kcat. */
class PodmanTest {
    private static final long TIMEOUT_MINUTES = 15;

    @Test
    void shouldDecideARunInPods() throws Exception {
        // Given
        assumeTrue(Kustomize.whyNot().isEmpty(), () -> Kustomize.whyNot().orElseThrow());
        assumeTrue(System.getenv("DOCKER_HOST") != null, "no engine was set up: .ci/engine does it");
        assumeTrue("root".equals(System.getProperty("user.name")), "podman's networks are reached by root alone");
        assumeTrue(
                Files.isDirectory(Path.of("../../compat-service/target/quarkus-app")), "the services are not packaged");
        assumeTrue(works("podman", "info"), "podman does not work here");
        assumeTrue(works("kcat", "-V"), "no kcat here");

        // When
        Outcome images = run("../images/build", "--engine", "podman");
        Outcome played = run("./try-with-podman");

        // Then
        assertThat(images.code).as(images.output).isZero();
        assertThat(played.code).as(played.output).isZero();
        assertThat(played.output).contains("\"recommendation\":", "the decision came from Kafka");
    }

    private static boolean works(String... command) throws Exception {
        try {
            return run(command).code == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Outcome run(String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("pgfit-podman", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                // its trap takes the pods away
                process.destroy();
                process.waitFor(1, TimeUnit.MINUTES);
            }
            return new Outcome(process.isAlive() ? -1 : process.exitValue(), Files.readString(log));
        } finally {
            Files.delete(log);
        }
    }

    private record Outcome(int code, String output) {}
}
