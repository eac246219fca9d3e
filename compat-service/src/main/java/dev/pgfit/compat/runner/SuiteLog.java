package dev.pgfit.compat.runner;

import dev.pgfit.compat.check.Check;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CheckResult.Outcome;
import dev.pgfit.contracts.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What came out so far, on all databases that a candidate's checks were run on. */
final class SuiteLog {
    private final String component;
    private final Consumer<CheckResult> listener;
    private final List<CheckResult> results = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * An empty one.
     *
     * @param component whose problems these are
     * @param listener told of each result as it comes
     */
    SuiteLog(String component, Consumer<CheckResult> listener) {
        this.component = component;
        this.listener = listener;
    }

    void add(CheckResult result) {
        results.add(result);
        listener.accept(result);
    }

    void problem(String message, String detail) {
        problems.add(new Problem(component, message, detail));
    }

    /** The result of a check that was run and didn't pass. */
    Optional<CheckResult> failureOf(String id) {
        return results.stream()
                .filter(result -> result.id().equals(id) && result.outcome() != Outcome.PASSED)
                .findFirst();
    }

    /** The results in the order of these checks, whatever order they were run in. */
    List<CheckResult> inOrderOf(List<Check> checks) {
        Map<String, Integer> places = new HashMap<>();
        checks.forEach(check -> places.put(check.info().id(), places.size()));
        return results.stream()
                .sorted(Comparator.comparing(result -> places.getOrDefault(result.id(), places.size())))
                .toList();
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
