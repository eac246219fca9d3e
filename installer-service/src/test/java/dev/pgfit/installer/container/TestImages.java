package dev.pgfit.installer.container;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import dev.pgfit.contracts.PgliteSpec;
import dev.pgfit.installer.candidate.PgliteParts;
import dev.pgfit.installer.node.NodeTools;
import dev.pgfit.installer.pglite.PglitePackages;
import dev.pgfit.installer.postgres.MavenArtifacts;
import dev.pgfit.installer.postgres.PostgresBinaries;
import dev.pgfit.installer.step.Step;
import dev.pgfit.installer.step.StepRunner;
import dev.pgfit.installer.step.StepsOutcome;
import dev.pgfit.process.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Images of both candidates by the repository's own Containerfiles, on a base of this machine's own programs and libraries:
 * no registry is needed, and it takes seconds. Made once per state of what goes into them.
 */
final class TestImages {
    private static final Path IMAGES =
            Path.of("../deploy/images").toAbsolutePath().normalize();
    private static final Path FOLDER = Path.of("target/limited-host").toAbsolutePath();
    private static final List<String> PROGRAMS =
            List.of("bash", "sh", "cat", "chmod", "chown", "head", "id", "mkdir", "setpriv", "timeout", "tr", "grep");
    private static final Pattern LIBRARY = Pattern.compile("\\s(/(?:usr/)?lib\\S+) \\(0x");
    private static final String VERSION = "18.6.0";

    private final Engine engine;
    private final String tag;

    private TestImages(Engine engine, String tag) {
        this.engine = engine;
        this.tag = tag;
    }

    /** Where they are, once they are there. */
    static ContainerSettings of(Engine engine) throws Exception {
        TestImages images = new TestImages(engine, state());
        if (!images.has("postgres") || !images.has("pglite")) {
            images.make();
        }
        return new ContainerSettings(
                Optional.of(images.name("postgres")), images.name("pglite"), Duration.ofMinutes(1), Optional.empty());
    }

    private static String state() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path part : List.of(
                IMAGES.resolve("postgres/Containerfile"),
                IMAGES.resolve("postgres/docker-entrypoint.sh"),
                IMAGES.resolve("pglite/Containerfile"),
                Path.of("src/main/resources/pglite/server.mjs"),
                Path.of("src/main/resources/pglite/package-lock.json"))) {
            digest.update(Files.readAllBytes(part));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    }

    private String name(String image) {
        return "localhost/pgfit-test/" + image + ":" + tag;
    }

    private boolean has(String image) throws InterruptedException {
        try {
            engine.ask(
                    "looking for an image",
                    Engine.SHORT,
                    () -> engine.client().inspectImageCmd(name(image)).exec());
            return true;
        } catch (EngineException e) {
            return false;
        }
    }

    private void make() throws Exception {
        Path contexts = Files.createDirectories(FOLDER.resolve("contexts"));
        try {
            NodeTools node = NodeTools.find(
                    Optional.ofNullable(System.getenv("NODE_BIN")).map(Path::of), System.getenv("PATH"));
            build("base", base(contexts.resolve("base")));
            build("postgres", postgres(contexts.resolve("postgres")));
            build("pglite", pglite(contexts.resolve("pglite"), node));
        } finally {
            Folders.remove(contexts);
        }
    }

    private Path base(Path context) throws Exception {
        Path root = context.resolve("root");
        for (String program : PROGRAMS) {
            program(root, Path.of("/usr/bin").resolve(program));
        }
        for (String folder : List.of("proc", "sys", "dev", "etc", "root")) {
            Files.createDirectories(root.resolve(folder));
        }
        // what the client sends has no modes: PostgreSQL's user has to own it
        Files.createDirectories(context.resolve("tmp"));
        Files.createFile(context.resolve("tmp/.keep"));
        Files.createSymbolicLink(root.resolve("bin"), Path.of("usr/bin"));
        copy(Path.of("/usr/share/zoneinfo/UTC"), root.resolve("usr/share/zoneinfo/UTC"));
        Files.writeString(
                context.resolve("Containerfile"),
                "FROM scratch\nCOPY root/ /\nCOPY --chown=999:999 tmp/ /tmp/\nENV PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\n");
        return context;
    }

    /** With the libraries that it is linked with. */
    private static void program(Path root, Path program) throws Exception {
        copy(program.toRealPath(), root.resolve(program.toString().substring(1)));
        libraries(root, program);
    }

    private static void libraries(Path root, Path program) throws Exception {
        Process ldd = new ProcessBuilder("ldd", program.toString()).start();
        String text = new String(ldd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Set<String> libraries = new TreeSet<>();
        LIBRARY.matcher(text).results().forEach(library -> libraries.add(library.group(1)));
        for (String library : libraries) {
            // as the loader looks for them, whichever of its links this machine has
            copy(Path.of(library).toRealPath(), root.resolve(library.substring(1)));
        }
    }

    private Path postgres(Path context) throws Exception {
        Path home = new PostgresBinaries(FOLDER.resolve("cache/postgresql"), Optional.empty(), new MavenArtifacts())
                .get(VERSION)
                .home();
        begin(context, "postgres");
        Path root = context.resolve("binaries");
        tree(home, root.resolve("usr/local/pgsql"));
        for (String program : List.of("initdb", "postgres")) {
            libraries(root, home.resolve("bin").resolve(program));
        }
        Files.createDirectories(context.resolve("entry/var/lib/postgresql"));
        for (String script : List.of("docker-entrypoint.sh", "pg_isready")) {
            Path placed = context.resolve("entry/usr/local/bin").resolve(script);
            copy(IMAGES.resolve("postgres").resolve(script), placed);
            placed.toFile().setExecutable(true, false);
        }
        return context;
    }

    private Path pglite(Path context, NodeTools node) throws Exception {
        PglitePackages packages = new PglitePackages(FOLDER.resolve("cache/pglite"), Optional.empty());
        Path scratch = FOLDER.resolve("scratch");
        PgliteParts parts = new PgliteParts(PgliteSpec.PINNED_VERSION, () -> node, packages, scratch, scratch);
        StepsOutcome outcome = new StepRunner(List::of, (words, number, total) -> {})
                .run(List.of(
                        new Step("packages", parts.packages().action(), Optional.empty(), true),
                        new Step("template", parts.template().action(), Optional.empty(), true)));
        Folders.remove(scratch);
        if (outcome instanceof StepsOutcome.Failed failed) {
            throw new IOException(failed.reason());
        }
        begin(context, "pglite");
        Path place = context.resolve("packages/opt/pgfit/pglite");
        tree(packages.folder(PgliteSpec.PINNED_VERSION), place);
        Path template = context.resolve("template/opt/pgfit/pglite/template.tar.gz");
        Files.createDirectories(template.getParent());
        Files.move(place.resolve("template.tar.gz"), template);
        Path program = node.node().toRealPath();
        copy(program, context.resolve("node/usr/local/bin/node"));
        libraries(context.resolve("node"), program);
        return context;
    }

    private static void begin(Path context, String image) throws IOException {
        tree(IMAGES.resolve("common"), context.resolve("common"));
        copy(IMAGES.resolve(image).resolve("Containerfile"), context.resolve("Containerfile"));
    }

    private void build(String image, Path context) throws Exception {
        engine.ask(
                "building " + image,
                Duration.ofMinutes(3),
                () -> engine.client()
                        .buildImageCmd()
                        .withBaseDirectory(context.toFile())
                        .withDockerfile(context.resolve("Containerfile").toFile())
                        .withBuildArg("BASE", name("base"))
                        .withTags(Set.of(name(image)))
                        .exec(new BuildImageResultCallback())
                        .awaitImageId(170, TimeUnit.SECONDS));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static void tree(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(from)) {
            all = new ArrayList<>(paths.toList());
        }
        for (Path path : all) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isSymbolicLink(path)) {
                Files.createSymbolicLink(target, Files.readSymbolicLink(path));
            } else if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else if (!path.toString().endsWith(".a")) {
                copy(path, target);
            }
        }
    }
}
