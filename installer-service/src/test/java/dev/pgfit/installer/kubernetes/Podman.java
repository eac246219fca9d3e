package dev.pgfit.installer.kubernetes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgfit.process.GuardedProcess;
import dev.pgfit.process.Spec;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Plays pods for real, by {@code podman kube play}. What Debian 12's podman 4.3 does otherwise than a kubelet is made up for
 * here and nowhere else: it opens a container's ports on the host, names volumes alike in all pods, and can't take a
 * variable from a Secret that it was given as YAML.
 */
final class Podman {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;

    Podman(Path folder) {
        this.folder = folder;
    }

    /** Skips the test, with the reason, where there is no podman that starts containers, or not these images. */
    void assumeReady(String... images) throws Exception {
        Optional<String> version = run("podman", "version", "--format", "{{.Client.Version}}");
        assumeTrue(version.isPresent(), "no podman here");
        for (String image : images) {
            assumeTrue(
                    run("podman", "image", "exists", image).isPresent(),
                    "podman has no image " + image + ", another engine may have it");
        }
    }

    void play(Pod pod, Optional<Secret> secret, ConfigMap program) throws Exception {
        if (secret.isPresent()) {
            Map<String, String> coded = new TreeMap<>();
            secret.get()
                    .getStringData()
                    .forEach((key, value) ->
                            coded.put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
            Path file = folder.resolve("secret.json");
            Files.write(file, JSON.writeValueAsBytes(coded));
            must("podman", "secret", "create", secret.get().getMetadata().getName(), file.toString());
        }
        Path yaml = folder.resolve(pod.getMetadata().getName() + ".yaml");
        Files.writeString(yaml, Serialization.asYaml(program) + "---\n" + Serialization.asYaml(adapted(pod)));
        must("podman", "kube", "play", yaml.toString());
    }

    private static Pod adapted(Pod pod) {
        Pod adapted = new PodBuilder(pod).build();
        String own = pod.getMetadata().getName() + "-";
        for (Volume volume : adapted.getSpec().getVolumes()) {
            volume.setName(own + volume.getName());
        }
        adapted.getSpec().getContainers().forEach(container -> {
            container.setPorts(List.of());
            container.getVolumeMounts().forEach(mount -> mount.setName(own + mount.getName()));
        });
        return adapted;
    }

    /** Address of a pod. */
    String ip(String pod) throws Exception {
        String infra = must("podman", "pod", "inspect", pod, "--format", "{{.InfraContainerID}}")
                .strip();
        return must("podman", "inspect", infra, "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}")
                .strip();
    }

    /** The candidate's container, as podman sees it. */
    JsonNode inspect(String pod) throws Exception {
        return JSON.readTree(must("podman", "inspect", pod + "-" + CandidatePod.CANDIDATE))
                .get(0);
    }

    /** The exit codes with which the candidate's container has ended so far, oldest first. */
    List<Integer> exits(String pod) throws Exception {
        String events = must(
                "podman",
                "events",
                "--stream=false",
                "--since",
                "10m",
                "--filter",
                "container=" + pod + "-" + CandidatePod.CANDIDATE,
                "--filter",
                "event=died",
                "--format",
                "{{.ContainerExitCode}}");
        return events.lines()
                .filter(line -> !line.isBlank())
                .map(Integer::valueOf)
                .toList();
    }

    /** Ends a pod and removes all of it. */
    void remove(Pod pod) throws Exception {
        String name = pod.getMetadata().getName();
        run("podman", "pod", "rm", "--force", "--time", "5", name);
        if (run("podman", "secret", "inspect", name).isPresent()) {
            run("podman", "secret", "rm", name);
        }
        for (Volume volume : adapted(pod).getSpec().getVolumes()) {
            run("podman", "volume", "rm", "--force", volume.getName());
        }
        for (Volume volume : pod.getSpec().getVolumes()) {
            if (volume.getConfigMap() != null) {
                run("podman", "volume", "rm", "--force", volume.getConfigMap().getName());
            }
        }
    }

    /** How many containers and volumes there are of a run. */
    int left(String run) throws Exception {
        List<String> all = new ArrayList<>();
        all.addAll(
                must("podman", "ps", "--all", "--format", "{{.Names}}").lines().toList());
        all.addAll(
                must("podman", "volume", "ls", "--format", "{{.Name}}").lines().toList());
        all.addAll(
                must("podman", "secret", "ls", "--format", "{{.Name}}").lines().toList());
        return (int) all.stream().filter(name -> name.contains(run)).count();
    }

    private String must(String... command) throws Exception {
        return run(command).orElseThrow(() -> new IOException(String.join(" ", command) + " failed"));
    }

    /** What it prints; empty when it fails. */
    private Optional<String> run(String... command) throws Exception {
        Path out = Files.createTempFile(folder, "out", null);
        List<String> line = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" >" + out, "sh"));
        line.addAll(Arrays.asList(command));
        try (GuardedProcess process =
                GuardedProcess.start(Spec.of(command[0], line).in(folder))) {
            boolean done = process.await(PATIENCE).filter(code -> code == 0).isPresent();
            boolean asked =
                    List.of(command).contains("inspect") || List.of(command).contains("exists");
            if (!done && !asked && !process.outputTail(1).isEmpty()) {
                System.err.println(String.join(" ", command) + ": " + process.outputTail(3));
            }
            return done ? Optional.of(Files.readString(out)) : Optional.empty();
        }
    }
}
