package dev.pgfit.contracts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One question: which candidates, where, measured how, decided by what. Every part may be left out; {@code {}} is the
 * default run.
 *
 * @param name a label for people
 * @param webvm the virtual machine, where the environment is {@code webvm} or {@code browser}
 * @param limits of each candidate; {@code null}: none. The report says whether they could be applied
 * @param deadline after this long the decision is made from what is there
 */
public record RunSpec(
        @Nullable @Size(max = 120) String name,
        Environment environment,
        @Valid PostgresqlSpec postgresql,
        @Valid PgliteSpec pglite,
        @Valid WebvmSpec webvm,
        @Nullable @Valid Limits limits,
        @Valid BenchmarkSpec benchmark,
        @Valid ResourcesSpec resources,
        @Valid CompatibilitySpec compatibility,
        @Valid Criteria criteria,
        @DurationBetween(min = "PT10S", max = "PT24H") Duration deadline) {
    public RunSpec {
        environment = Defaults.or(environment, Environment.HOST);
        postgresql = Defaults.or(postgresql, PostgresqlSpec.DEFAULT);
        pglite = Defaults.or(pglite, PgliteSpec.DEFAULT);
        webvm = Defaults.or(webvm, WebvmSpec.DEFAULT);
        benchmark = Defaults.or(benchmark, BenchmarkSpec.DEFAULT);
        resources = Defaults.or(resources, ResourcesSpec.DEFAULT);
        compatibility = Defaults.or(compatibility, CompatibilitySpec.DEFAULT);
        criteria = Defaults.or(criteria, Criteria.DEFAULT);
        deadline = Defaults.or(deadline, Duration.ofMinutes(30));
    }

    /** The run that {@code {}} asks for. */
    public static final RunSpec DEFAULT = new RunSpec(
            null,
            Environment.HOST,
            PostgresqlSpec.DEFAULT,
            PgliteSpec.DEFAULT,
            WebvmSpec.DEFAULT,
            null,
            BenchmarkSpec.DEFAULT,
            ResourcesSpec.DEFAULT,
            CompatibilitySpec.DEFAULT,
            Criteria.DEFAULT,
            Duration.ofMinutes(30));
}
