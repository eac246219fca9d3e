package dev.pgfit.installer.environment;

import dev.pgfit.contracts.Environment;
import dev.pgfit.installer.environment.Site.Obstacle;
import dev.pgfit.installer.environment.Site.Wanted;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All places that this version has.
 *
 * @param sites one per environment
 */
public record Sites(List<Site> sites) {
    public Optional<Site> of(Environment environment) {
        return sites.stream().filter(site -> site.environment() == environment).findFirst();
    }

    /** What stands in the way of putting this there. */
    public List<Obstacle> obstacles(Wanted wanted) {
        Environment environment = wanted.spec().environment();
        return of(environment)
                .map(site -> site.obstacles(wanted))
                .orElseGet(() -> List.of(new Obstacle("environment", notBuilt(environment))));
    }

    /** What to say of an environment that has no site. */
    public String notBuilt(Environment environment) {
        List<String> there =
                sites.stream().map(site -> name(site.environment())).toList();
        return name(environment) + " is not built yet in this version: only " + String.join(", ", there);
    }

    private static String name(Environment environment) {
        return environment.name().toLowerCase(Locale.ROOT);
    }
}
