package dev.pgfit.installer.installation;

import dev.pgfit.contracts.CandidateInstallation;
import dev.pgfit.contracts.Footprint;
import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Rollback;
import dev.pgfit.contracts.Target;
import dev.pgfit.installer.candidate.Candidate;
import dev.pgfit.installer.candidate.Recipe;
import dev.pgfit.installer.environment.Site;
import dev.pgfit.installer.step.Measured;
import dev.pgfit.installer.step.StepRunner;
import dev.pgfit.installer.step.StepsOutcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Installs an order's candidates one after the other, so that neither disturbs the other's figures. */
final class Installing {
    private final Order order;
    private final Site site;
    private final URI usage;
    private final News news;
    private final Active active;

    /** @param usage where the counters will be served */
    Installing(Order order, Site site, URI usage, News news, Active active) {
        this.order = order;
        this.site = site;
        this.usage = usage;
        this.news = news;
        this.active = active;
    }

    /** Does it; what was installed is kept in {@link Active}, also when interrupted afterwards. */
    InstallationReport run() throws InterruptedException {
        Instant startedAt = Instant.now();
        List<Recipe> recipes = order.candidates().stream()
                .map(kind -> site.recipe(kind, order.wanted(), order.id()))
                .toList();
        int total = recipes.stream().mapToInt(recipe -> recipe.steps().size()).sum();
        int before = 0;
        List<CandidateInstallation> results = new ArrayList<>();
        for (Recipe recipe : recipes) {
            results.add(install(recipe, before, total));
            before += recipe.steps().size();
        }
        return new InstallationReport(order.id(), order.spec(), startedAt, Instant.now(), results);
    }

    private CandidateInstallation install(Recipe recipe, int before, int total) throws InterruptedException {
        StepRunner runner = new StepRunner(
                recipe::growing,
                (step, number, of) -> news.progress(
                        order.id(), recipe.kind(), recipe.kind().title() + ": " + step, before + number - 1, total));
        return switch (runner.run(recipe.steps())) {
            case StepsOutcome.Done done -> installed(recipe, done);
            case StepsOutcome.Failed failed -> {
                news.progress(
                        order.id(),
                        recipe.kind(),
                        recipe.kind().title() + ": failed, " + failed.reason(),
                        before + recipe.steps().size(),
                        total);
                yield failed(recipe, failed);
            }
        };
    }

    private Installed installed(Recipe recipe, StepsOutcome.Done done) {
        Candidate candidate = recipe.candidate();
        Measured measured = candidate.measured();
        Footprint footprint =
                new Footprint(measured.memoryBytes(), done.cpuSeconds(), recipe.diskBytes(), measured.processes());
        active.keep(candidate);
        Recipe.Details details = recipe.details();
        Target target = new Target(
                recipe.kind(),
                details.engineVersion(),
                recipe.environment(),
                recipe.transport(),
                candidate.endpoint(),
                usage);
        return new Installed(
                target,
                details.serverVersion(),
                done.duration(),
                done.steps(),
                recipe.method(),
                recipe.machine(),
                recipe.limits(),
                footprint,
                details.tuning(),
                details.extensions(),
                details.notes());
    }

    private InstallationFailed failed(Recipe recipe, StepsOutcome.Failed failed) {
        return new InstallationFailed(
                recipe.kind(),
                recipe.requestedVersion(),
                recipe.environment(),
                failed.duration(),
                failed.steps(),
                failed.failedStep(),
                failed.reason(),
                failed.outputTail(),
                failed.rollback());
    }

    /** A report of candidates that could not even be tried. */
    static InstallationReport impossible(Order order, String reason) {
        Instant now = Instant.now();
        List<CandidateInstallation> failed = order.candidates().stream()
                .<CandidateInstallation>map(kind -> new InstallationFailed(
                        kind,
                        switch (kind) {
                            case POSTGRESQL -> order.spec().postgresql().version();
                            case PGLITE -> order.spec().pglite().version();
                        },
                        order.spec().environment(),
                        Duration.ZERO,
                        List.of(),
                        "environment",
                        reason,
                        List.of(),
                        new Rollback(true, List.of(), List.of())))
                .toList();
        return new InstallationReport(order.id(), order.spec(), now, now, failed);
    }
}
