package dev.pgfit.image;

import dev.pgfit.image.tool.Tools;
import dev.pgfit.process.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Images of the virtual machine: cached, built on first need, or taken from a file. Thread-safe, and safe with other
 * processes on the same cache. Building needs Debian's or Ubuntu's apt, no root, the network, about 1.5 GB of disk for
 * a while, and half a minute; what was fetched is kept, so that the next build needs no network.
 */
public final class MachineImages {
    private final Path folder;
    private final Path etcApt;
    private final Tools tools;
    private final Recipe recipe;
    private final ImageCache cache;

    /** @param cache a folder of its own; need not exist */
    public MachineImages(Path cache) {
        this(cache, Path.of("/etc/apt"), Tools.ofMachine(), Recipe.ofJar());
    }

    MachineImages(Path cache, Path etcApt, Tools tools, Recipe recipe) {
        this.folder = cache.toAbsolutePath().normalize();
        this.etcApt = etcApt;
        this.tools = tools;
        this.recipe = recipe;
        this.cache = new ImageCache(cache);
    }

    /**
     * What keeps the image from being had, as sentences that name what is missing and the command that helps.
     *
     * @return empty when it is cached or can be built
     */
    public List<String> obstacles(ImageRequest request) {
        return find(request).isPresent() ? List.of() : Obstacles.find(folder, etcApt, tools);
    }

    /** The cached image; never builds. An image whose scripts are of another pgfit doesn't count. */
    public Optional<MachineImage> find(ImageRequest request) {
        return cache.find(request.postgresqlMajor(), recipe.hash());
    }

    /**
     * The image: cached, or built now.
     *
     * @param progress gets a line at each step of building
     * @throws ImageException when it can't be built; with the obstacles, or with the last lines of what failed
     */
    public MachineImage get(ImageRequest request, Consumer<String> progress)
            throws ImageException, InterruptedException {
        Optional<MachineImage> cached = find(request);
        return cached.isPresent() ? cached.get() : build(request, progress, false);
    }

    /** Builds it even if there is one in the cache: with the newest packages. Errors as {@link #get}. */
    public MachineImage rebuild(ImageRequest request, Consumer<String> progress)
            throws ImageException, InterruptedException {
        return build(request, progress, true);
    }

    private MachineImage build(ImageRequest request, Consumer<String> progress, boolean again)
            throws ImageException, InterruptedException {
        String what =
                "The virtual machine's image with PostgreSQL " + request.postgresqlMajor() + " could not be built: ";
        List<String> obstacles = Obstacles.find(folder, etcApt, tools);
        if (!obstacles.isEmpty()) {
            throw new ImageException(what + String.join("; ", obstacles));
        }
        return inDraft(what, progress, draft -> {
            Optional<MachineImage> meanwhile = find(request);
            if (!again && meanwhile.isPresent()) {
                return meanwhile.get();
            }
            ImageBuilder builder = new ImageBuilder(folder, etcApt, tools, recipe, System.getenv());
            MachineImage built = cache.publish(builder.build(request, draft, progress), false);
            new DebCache(folder.resolve("debs")).clean();
            return built;
        });
    }

    /**
     * Takes an image that was made elsewhere into the cache, where {@link #get} then finds it.
     *
     * @param archive as {@link MachineImage#archive()} names it
     * @throws ImageException when it isn't an image, is damaged, or of another format
     */
    public MachineImage importFile(Path archive, Consumer<String> progress)
            throws ImageException, InterruptedException {
        String what = archive + " could not be taken as the virtual machine's image: ";
        if (!Files.isReadable(archive)) {
            throw new ImageException(what + "it can't be read");
        }
        return inDraft(what, progress, draft -> {
            progress.accept("checking and unpacking " + archive);
            Manifest manifest = ImageArchive.read(archive, draft);
            Path copy = new MachineImage(draft, manifest).archive();
            Files.copy(archive, copy);
            Files.write(
                    draft.resolve(Manifest.FILE),
                    manifest.withArchiveBytes(Files.size(copy)).toJson());
            return cache.publish(draft, true);
        });
    }

    private interface Work {
        MachineImage in(Path draft) throws IOException, InterruptedException;
    }

    private MachineImage inDraft(String what, Consumer<String> progress, Work work)
            throws ImageException, InterruptedException {
        try (FileChannel lock = cache.lock(progress)) {
            Path draft = cache.newDraft();
            try {
                return work.in(draft);
            } finally {
                Folders.remove(draft);
                lock.force(false);
            }
        } catch (IOException e) {
            throw new ImageException(what + Optional.ofNullable(e.getMessage()).orElse(e.toString()), e);
        }
    }
}
