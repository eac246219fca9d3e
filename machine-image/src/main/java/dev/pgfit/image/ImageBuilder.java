package dev.pgfit.image;

import dev.pgfit.image.apt.AptSources;
import dev.pgfit.image.apt.AptSuite;
import dev.pgfit.image.apt.Deb;
import dev.pgfit.image.apt.DebianMirror;
import dev.pgfit.image.guest.GuestImage;
import dev.pgfit.image.guest.Unpacked;
import dev.pgfit.image.tool.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Builds an image from Debian's packages. What was fetched stays in the cache, for the next build. */
final class ImageBuilder {
    /** Kernels for i386 end with it. */
    private static final String KERNEL_SUITE = "bookworm";

    private static final Pattern KERNEL = Pattern.compile("linux-image-\\d\\S+-686");
    private static final Pattern USERLAND = Pattern.compile(
            "postgresql(-client)?-\\d+|busybox-static|tzdata(-legacy)?|openssl-provider-legacy|zlib1g|lib.*");
    /** Libraries that nothing in the guest needs; the check of what is needed would tell. */
    private static final Pattern NOT_IN_GUEST = Pattern.compile(
            "libllvm.*|libz3.*|libperl.*|.*-perl|libsystemd-shared|libc-.*|libpam-.*|.*-common|libsasl2-modules.*");

    private final Path cache;
    private final Path etcApt;
    private final Tools tools;
    private final Recipe recipe;
    private final Map<String, String> environment;

    ImageBuilder(Path cache, Path etcApt, Tools tools, Recipe recipe, Map<String, String> environment) {
        this.cache = cache;
        this.etcApt = etcApt;
        this.tools = tools;
        this.recipe = recipe;
        this.environment = environment;
    }

    /**
     * Builds it.
     *
     * @param work an empty folder, for the caller to remove
     * @return the folder in it that holds the image's files
     */
    Path build(ImageRequest request, Path work, Consumer<String> progress) throws IOException, InterruptedException {
        DebianMirror mirror =
                DebianMirror.of(AptSources.read(etcApt)).orElseThrow(() -> new IOException(Obstacles.NO_ARCHIVE));
        int major = request.postgresqlMajor();
        Set<String> suites = new LinkedHashSet<>(List.of(request.suite(), KERNEL_SUITE));
        List<String> notes = new ArrayList<>();
        Map<String, AptSuite> apt = new TreeMap<>();
        for (String suite : suites) {
            progress.accept("package lists of Debian " + suite);
            AptSuite aptSuite = new AptSuite(cache.resolve("apt").resolve(suite), mirror, suite, tools);
            notes.addAll(aptSuite.update());
            apt.put(suite, aptSuite);
        }
        AptSuite userlandSuite = required(apt, request.suite());
        AptSuite kernelSuite = required(apt, KERNEL_SUITE);
        List<Deb> userland = userlandSuite.plan(wanted(major)).stream()
                .filter(deb -> USERLAND.matcher(deb.name()).matches()
                        && !NOT_IN_GUEST.matcher(deb.name()).matches())
                .sorted(Comparator.comparing(Deb::name))
                .toList();
        List<Deb> kernel = kernelSuite.plan(List.of("linux-image-686", "seabios")).stream()
                .filter(deb ->
                        KERNEL.matcher(deb.name()).matches() || deb.name().equals("seabios"))
                .toList();
        DebCache debs = new DebCache(cache.resolve("debs"));
        debs.fetch(userland, userlandSuite, progress);
        debs.fetch(kernel, kernelSuite, progress);
        progress.accept("unpacking " + (userland.size() + kernel.size()) + " packages");
        List<Deb> all = Stream.concat(userland.stream(), kernel.stream()).toList();
        long epoch = epoch(all, debs.folder());
        Unpacked userlandFiles =
                Unpacked.of(userland, debs.folder(), Files.createDirectory(work.resolve("userland")), tools);
        Unpacked kernelFiles = Unpacked.of(kernel, debs.folder(), Files.createDirectory(work.resolve("kernel")), tools);
        progress.accept("writing the disk");
        Deb linux = first(kernel, KERNEL);
        Path image = Files.createDirectory(work.resolve("image"));
        Set<String> used = new GuestImage(
                        major,
                        userlandFiles,
                        userland.stream().map(Deb::name).toList(),
                        kernelFiles,
                        linux.name(),
                        recipe.guestFiles(),
                        recipe.initramfs(),
                        epoch,
                        work,
                        image)
                .write(tools);
        progress.accept("compressing");
        SortedMap<String, Manifest.Content> files = contents(image);
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                Manifest.sha256(files),
                recipe.hash(),
                major,
                first(userland, Pattern.compile("postgresql-" + major)).upstreamVersion(),
                linux.version(),
                List.copyOf(suites),
                epoch,
                all.stream()
                        .filter(deb -> used.contains(deb.name()))
                        .map(deb -> new Manifest.Package(deb.name(), deb.version(), deb.sha256()))
                        .toList(),
                notes,
                files,
                Files.size(image.resolve(Manifest.DISK)),
                null);
        MachineImage made = new MachineImage(image, manifest);
        ImageArchive.write(image, manifest, made.archive());
        Files.write(
                image.resolve(Manifest.FILE),
                manifest.withArchiveBytes(Files.size(made.archive())).toJson());
        return image;
    }

    private static List<String> wanted(int major) {
        List<String> wanted =
                new ArrayList<>(List.of("postgresql-" + major, "postgresql-client-" + major, "busybox-static"));
        if (major > 15) {
            wanted.add("tzdata-legacy"); // names such as US/Pacific, which bookworm still has in tzdata
        }
        return wanted;
    }

    private long epoch(List<Deb> packages, Path debs) throws IOException {
        String given = environment.getOrDefault("SOURCE_DATE_EPOCH", "");
        return given.matches("[1-9]\\d{0,10}") ? Long.parseLong(given) : Unpacked.newest(packages, debs);
    }

    private static SortedMap<String, Manifest.Content> contents(Path image) throws IOException {
        SortedMap<String, Manifest.Content> files = new TreeMap<>();
        for (String name : Manifest.FILES) {
            Path file = image.resolve(name);
            files.put(
                    name,
                    name.equals(Manifest.DISK)
                            ? DiskChunks.content(file)
                            : new Manifest.Content(Files.size(file), Hashes.sha256(file)));
        }
        return files;
    }

    private static AptSuite required(Map<String, AptSuite> apt, String suite) {
        return Optional.ofNullable(apt.get(suite)).orElseThrow();
    }

    private static Deb first(List<Deb> debs, Pattern name) throws IOException {
        return debs.stream()
                .filter(deb -> name.matcher(deb.name()).matches())
                .findFirst()
                .orElseThrow(() -> new IOException("Debian's archive has no i386 package " + name));
    }
}
