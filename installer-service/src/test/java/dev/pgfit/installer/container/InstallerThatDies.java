package dev.pgfit.installer.container;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.installer.candidate.Recipe;
import dev.pgfit.installer.environment.HostFolders;
import dev.pgfit.installer.environment.Site.Wanted;
import dev.pgfit.installer.step.StepRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Starts PGlite's container and halts: no hook, no teardown. */
final class InstallerThatDies {
    private InstallerThatDies() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        ContainerSettings settings = TestEngine.settings();
        ContainerSite site =
                new ContainerSite(new HostFolders(data), settings, new Engines(settings, data, System.getenv()));
        Recipe recipe = site.recipe(
                CandidateKind.PGLITE,
                new Wanted(RunSpec.DEFAULT, List.of(CandidateKind.PGLITE)),
                UUID.fromString(arguments[1]));
        new StepRunner(List::of, (words, number, total) -> {}).run(recipe.steps());
        Runtime.getRuntime().halt(137);
    }
}
