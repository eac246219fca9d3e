package dev.pgfit.installer.installation;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.DisposableCandidate;
import dev.pgfit.contracts.Target;
import dev.pgfit.installer.candidate.Candidate;
import dev.pgfit.installer.candidate.Recipe;
import dev.pgfit.installer.environment.Site;
import dev.pgfit.installer.step.StepRunner;
import dev.pgfit.installer.step.StepsOutcome;
import dev.pgfit.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Candidates beside an installation's own that were given away to be broken. They are not supervised, not counted in the
 * usage, and gone with the installation at the latest. Thread-safe.
 */
final class Disposables {
    /** One at work and one that takes its place; more would only be forgotten ones. */
    private static final int MOST = 2;

    private final Order order;
    private final Site site;
    private final URI usage;
    private final Path folder;
    private final Map<UUID, Given> given = new HashMap<>();
    private int beingMade;
    private boolean over;

    Disposables(Order order, Site site, URI usage) {
        this.order = order;
        this.site = site;
        this.usage = usage;
        this.folder = site.folder(order.id()).resolve("disposables");
    }

    /**
     * Installs one; takes as long as that takes.
     *
     * @return empty when this place offers none of this kind
     * @throws UnavailableException why there is none now
     * @throws InterruptedException when asked to stop; nothing of it is left
     */
    Optional<DisposableCandidate> give(CandidateKind kind) throws UnavailableException, InterruptedException {
        UUID id = UUID.randomUUID();
        Path own = folder.resolve(id.toString());
        Optional<Recipe> recipe = site.disposable(kind, order.wanted(), new Site.Spare(order.id(), id, own));
        if (recipe.isEmpty()) {
            return Optional.empty();
        }
        reserve();
        try {
            return Optional.of(keep(id, install(recipe.get()), recipe.get(), own));
        } finally {
            release();
        }
    }

    /** Takes one away and waits for that; whether it was there. */
    boolean end(UUID id) {
        Optional<Given> one = remove(id);
        one.ifPresent(Given::takeAway);
        return one.isPresent();
    }

    /** Takes all away, and gives no more. */
    void close() {
        List<Given> all;
        synchronized (this) {
            over = true;
            all = List.copyOf(given.values());
            given.clear();
        }
        all.forEach(Given::takeAway);
    }

    private static Candidate install(Recipe recipe) throws UnavailableException, InterruptedException {
        StepsOutcome outcome = new StepRunner(recipe::growing, (words, number, total) -> {}).run(recipe.steps());
        if (outcome instanceof StepsOutcome.Failed failed) {
            throw new UnavailableException(
                    "it could not be installed: %s failed, %s".formatted(failed.failedStep(), failed.reason()));
        }
        return recipe.candidate();
    }

    private synchronized void reserve() throws UnavailableException {
        if (over) {
            throw new UnavailableException("the installation is being taken away");
        }
        if (given.size() + beingMade >= MOST) {
            throw new UnavailableException("there are " + MOST + " already; end one first");
        }
        beingMade++;
    }

    private synchronized void release() {
        beingMade--;
    }

    private DisposableCandidate keep(UUID id, Candidate candidate, Recipe recipe, Path own)
            throws UnavailableException {
        Given one = new Given(candidate, own);
        synchronized (this) {
            if (!over) {
                given.put(id, one);
            }
        }
        if (!isGiven(id)) {
            one.takeAway();
            throw new UnavailableException("the installation was taken away meanwhile");
        }
        return new DisposableCandidate(
                id,
                new Target(
                        recipe.kind(),
                        recipe.details().engineVersion(),
                        recipe.environment(),
                        recipe.transport(),
                        candidate.endpoint(),
                        usage));
    }

    private synchronized boolean isGiven(UUID id) {
        return given.containsKey(id);
    }

    private synchronized Optional<Given> remove(UUID id) {
        return Optional.ofNullable(given.remove(id));
    }

    private record Given(Candidate candidate, Path folder) {
        void takeAway() {
            candidate.stop();
            try {
                Folders.remove(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
