package dev.pgfit.benchmark.run;

import dev.pgfit.benchmark.report.SideNames;
import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Problem;
import dev.pgfit.contracts.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is measured against whom: the candidates against each other, or, as a control, one against itself.
 *
 * @param targets what to measure
 * @param missing sides that are not there, and why
 * @param itself the candidate that is on both sides of a control; empty for a comparison
 * @param problem why a control can't be had; empty when it can
 */
record Sides(
        List<Target> targets,
        Map<CandidateKind, String> missing,
        Optional<CandidateKind> itself,
        Optional<Problem> problem) {
    static Sides of(BenchmarkSpec spec, List<Target> targets, Map<CandidateKind, String> missing) {
        if (spec.control() == null) {
            return new Sides(targets, missing, Optional.empty(), Optional.empty());
        }
        Target chosen = targets.stream()
                .filter(target -> target.candidate() == CandidateKind.POSTGRESQL)
                .findFirst()
                .orElse(targets.getFirst());
        Integer most = chosen.endpoint().maxConnections();
        if (most != null && most < 2) {
            Problem problem = new Problem(
                    "benchmark.control",
                    "no control: it needs two connections",
                    chosen.candidate().title() + " allows " + most);
            return new Sides(List.of(), Map.of(), Optional.of(chosen.candidate()), Optional.of(problem));
        }
        Endpoint half = half(chosen.endpoint());
        List<Target> both =
                List.of(side(chosen, CandidateKind.POSTGRESQL, half), side(chosen, CandidateKind.PGLITE, half));
        return new Sides(both, Map.of(), Optional.of(chosen.candidate()), Optional.empty());
    }

    SideNames names() {
        return itself.isEmpty() ? SideNames.CANDIDATES : SideNames.CONTROL;
    }

    /** Whom the load on a side falls on. */
    CandidateKind loaded(CandidateKind side) {
        return itself.orElse(side);
    }

    private static Target side(Target target, CandidateKind place, Endpoint endpoint) {
        return new Target(
                place, target.engineVersion(), target.environment(), target.transport(), endpoint, target.usage());
    }

    private static Endpoint half(Endpoint endpoint) {
        Integer most = endpoint.maxConnections();
        return new Endpoint(
                endpoint.host(),
                endpoint.port(),
                endpoint.database(),
                endpoint.user(),
                endpoint.password(),
                most == null ? null : most / 2,
                endpoint.preparedStatementCache());
    }
}
