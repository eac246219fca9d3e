package dev.pgfit.compat.edge;

import dev.pgfit.compat.catalogue.Catalogue;
import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.protocol.ProtocolChecks;
import dev.pgfit.compat.runner.SuiteResult;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CheckResult.Outcome;
import java.util.List;
import java.util.Set;

/** What is about connections, sessions and transactions: two whole categories, and every class. */
final class SessionChecks {
    private static final Set<Category> CATEGORIES = Set.of(Category.CONNECTION, Category.TRANSACTIONS);

    private SessionChecks() {}

    /** Those that may take a weak transport down at the end. */
    static List<Check> all() {
        return Catalogue.builtIn(ProtocolChecks.all()).all().stream()
                .filter(check -> check instanceof ProtocolCheck
                        || CATEGORIES.contains(check.info().category()))
                .sorted((a, b) -> Boolean.compare(
                        a.info().conditions().destructive(),
                        b.info().conditions().destructive()))
                .toList();
    }

    /** Those that take no transport down. */
    static List<Check> harmless() {
        return all().stream()
                .filter(check -> !check.info().conditions().destructive())
                .toList();
    }

    static List<String> failed(SuiteResult result) {
        return result.results().stream()
                .filter(one -> one.outcome() == Outcome.FAILED)
                .map(CheckResult::id)
                .toList();
    }
}
