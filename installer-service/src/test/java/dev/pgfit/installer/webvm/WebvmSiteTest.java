package dev.pgfit.installer.webvm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.installer.candidate.Reach;
import dev.pgfit.installer.candidate.Recipe;
import dev.pgfit.installer.environment.HostFolders;
import dev.pgfit.installer.environment.PgliteGround;
import dev.pgfit.installer.environment.Site.Obstacle;
import dev.pgfit.installer.environment.Site.Wanted;
import dev.pgfit.installer.node.NodeTools;
import dev.pgfit.installer.step.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebvmSiteTest implements GuestImages {
    @TempDir
    Path data;

    private final UUID id = UUID.randomUUID();
    private List<String> missing = List.of();

    @BeforeEach
    void shouldHaveANodeThatTellsItsVersion() throws IOException {
        program("node", "#!/bin/sh\necho v22.1.0\n");
        program("npm", "#!/bin/sh\n");
    }

    @Test
    void shouldTakeTheStepsOfTheMethodAndCountOnlyItsOwn() {
        assertThat(names("{}")).containsExactly("image", "packages", "boot", "initdb", "start", "schema", "verify");
        assertThat(names("{\"webvm\":{\"installation\":\"prepared\"}}"))
                .containsExactly("image", "packages", "prepare", "boot", "start", "schema", "verify");
        assertThat(names("{\"webvm\":{\"installation\":\"snapshot\"}}"))
                .containsExactly("image", "packages", "prepare", "restore", "schema", "verify");
        assertThat(recipe(CandidateKind.POSTGRESQL, "{\"webvm\":{\"installation\":\"snapshot\"}}").steps().stream()
                        .filter(Step::counted)
                        .map(Step::name))
                .containsExactly("restore", "schema", "verify");
    }

    @Test
    void shouldSayWhereEachLives() {
        // Given
        Recipe machine = recipe(CandidateKind.POSTGRESQL, "{\"webvm\":{\"installation\":\"prepared\"}}");
        Recipe underNode = recipe(CandidateKind.PGLITE, "{}");
        Recipe inPage = recipe(CandidateKind.PGLITE, "{\"webvm\":{\"host\":\"chromium\"}}");

        // Then
        assertThat(machine.environment()).isEqualTo(Environment.WEBVM);
        assertThat(machine.transport()).isEqualTo("v86");
        assertThat(machine.method()).isEqualTo(InstallationMethod.PREPARED);
        assertThat(underNode.environment()).isEqualTo(Environment.HOST);
        assertThat(underNode.transport()).isEqualTo("pglite-socket");
        assertThat(inPage.environment()).isEqualTo(Environment.BROWSER);
        assertThat(inPage.transport()).isEqualTo("pglite-page");
        assertThat(inPage.steps())
                .extracting(Step::name)
                .containsExactly("packages", "host", "template", "start", "schema", "verify");
    }

    @Test
    void shouldNameTheFieldThatStandsInTheWay() {
        assertThat(obstacles(Environment.WEBVM, "{}")).isEmpty();
        assertThat(obstacles(Environment.WEBVM, "{\"pglite\":{\"persistence\":\"memory\"}}"))
                .isEmpty();
        assertThat(obstacles(Environment.WEBVM, "{\"pglite\":{\"persistence\":\"idb\"}}"))
                .singleElement()
                .satisfies(obstacle -> assertThat(obstacle.field()).isEqualTo("pglite.persistence"));
        assertThat(obstacles(Environment.WEBVM, "{\"webvm\":{\"host\":\"chromium\"}}"))
                .singleElement()
                .satisfies(obstacle -> assertThat(obstacle.field()).isEqualTo("webvm.host"))
                .satisfies(obstacle -> assertThat(obstacle.message()).contains("apt install chromium"));
        assertThat(obstacles(Environment.BROWSER, "{\"pglite\":{\"persistence\":\"files\"}}"))
                .extracting(Obstacle::field)
                .containsExactly("webvm.host", "pglite.persistence");
        for (String version : List.of("16", "14", "18.6", "18.6.0")) {
            assertThat(obstacles(Environment.WEBVM, "{\"postgresql\":{\"version\":\"" + version + "\"}}"))
                    .singleElement()
                    .satisfies(obstacle -> assertThat(obstacle.field()).isEqualTo("postgresql.version"))
                    .satisfies(obstacle -> assertThat(obstacle.message()).contains(version, "15, 17 and 18"));
        }
        missing = List.of("mke2fs is missing: apt install e2fsprogs");
        assertThat(obstacles(Environment.WEBVM, "{}"))
                .containsExactly(new Obstacle("environment", "mke2fs is missing: apt install e2fsprogs"));
    }

    @Test
    void shouldNameEveryFileOfTheHostProgram() throws IOException {
        // Given
        Path folder = Path.of("src/main/resources/webvm");
        try (var files = Files.walk(folder)) {
            List<String> there = files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> !name.startsWith("node_modules/") && !name.startsWith("test/"))
                    .filter(name -> !name.endsWith(".md") && !name.contains(".test.") && !name.contains("soak"))
                    .sorted()
                    .toList();

            // Then
            assertThat(WebvmFiles.NAMES).containsExactlyElementsOf(there);
        }
    }

    private List<String> names(String spec) {
        return recipe(CandidateKind.POSTGRESQL, spec).steps().stream()
                .map(Step::name)
                .toList();
    }

    private Recipe recipe(CandidateKind kind, String spec) {
        return site(Environment.WEBVM).recipe(kind, wanted(Environment.WEBVM, spec), id);
    }

    private List<Obstacle> obstacles(Environment environment, String spec) {
        return site(environment).obstacles(wanted(environment, spec));
    }

    private static Wanted wanted(Environment environment, String spec) {
        try {
            String whole = spec.replaceFirst(
                    "}$",
                    (spec.equals("{}") ? "" : ",") + "\"environment\":\""
                            + environment.name().toLowerCase(Locale.ROOT) + "\"}");
            return new Wanted(new ObjectMapper().readValue(whole, RunSpec.class), List.of(CandidateKind.values()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private WebvmSite site(Environment environment) {
        HostFolders folders = new HostFolders(data.resolve("installer"));
        NodeTools.Finder node = () -> NodeTools.find(Optional.empty(), data.toString());
        return new WebvmSite(
                environment,
                folders,
                new PgliteGround(folders, node, Reach.LOCAL),
                this,
                node,
                () -> Chromium.find(Optional.empty(), data.toString()));
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.writeString(data.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Override
    public List<String> obstacles(int major) {
        return missing;
    }

    @Override
    public GuestImage get(int major, Consumer<String> progress) throws UnavailableException {
        throw new UnavailableException("there is none", new IOException());
    }
}
