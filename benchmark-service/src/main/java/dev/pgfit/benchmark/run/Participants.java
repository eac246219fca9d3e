package dev.pgfit.benchmark.run;

import dev.pgfit.benchmark.measure.Database;
import dev.pgfit.benchmark.measure.DatabaseException;
import dev.pgfit.benchmark.report.SideNames;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Who takes part, and why the others don't (any more). */
final class Participants {
    private final SideNames names;
    private final List<Database> present;
    private final Map<CandidateKind, String> absent = new EnumMap<>(CandidateKind.class);
    private final List<Problem> problems = new ArrayList<>();

    Participants(List<Database> databases, Map<CandidateKind, String> missing, SideNames names) {
        this.names = names;
        present = new ArrayList<>(databases);
        absent.putAll(missing);
        missing.forEach((kind, why) -> problems.add(new Problem(key(kind), names.of(kind) + " is not measured", why)));
    }

    List<Database> present() {
        return List.copyOf(present);
    }

    Map<CandidateKind, String> absent() {
        return Map.copyOf(absent);
    }

    List<Problem> problems() {
        return problems;
    }

    /** Some step for each candidate that is there; one that fails it is out from then on. */
    void each(String what, Step step) throws InterruptedException {
        for (Database database : present()) {
            try {
                step.on(database);
            } catch (DatabaseException failed) {
                drop(database.kind(), what, failed.failure().message());
            }
        }
    }

    /** This candidate takes no further part. */
    void drop(CandidateKind kind, String what, String why) {
        present.removeIf(database -> database.kind() == kind);
        absent.put(kind, what + ": " + why);
        problems.add(new Problem(key(kind), names.of(kind) + " takes no further part: " + what, why));
    }

    void problem(String where, String message, String detail) {
        problems.add(new Problem(where, message, detail));
    }

    static String key(CandidateKind kind) {
        return switch (kind) {
            case POSTGRESQL -> "postgresql";
            case PGLITE -> "pglite";
        };
    }

    interface Step {
        void on(Database database) throws DatabaseException, InterruptedException;
    }
}
