package dev.pgfit.compat.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pgfit.compat.check.Category;
import dev.pgfit.contracts.CandidateCompatibility;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CategoryScore;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CheckResult.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CompatibilityVerdictTest {
    @Property
    void shouldCountEachCheckOnce(@ForAll("results") List<CheckResult> results) {
        CandidateCompatibility verdict = verdict(results);
        assertThat(verdict.passed() + verdict.failed() + verdict.skipped())
                .isEqualTo(verdict.total())
                .isEqualTo(results.size());
    }

    @Property
    void shouldScoreEverythingPassedAsOneAndNothingPassedAsZero(@ForAll("results") List<CheckResult> results) {
        CandidateCompatibility verdict = verdict(results);
        assertThat(verdict.score()).isBetween(0.0, 1.0);
        if (!results.isEmpty()) {
            assertThat(verdict.score() == 1.0).isEqualTo(verdict.passed() == verdict.total());
        }
        assertThat(verdict.score() == 0.0).isEqualTo(verdict.passed() == 0);
    }

    @Property
    void shouldScoreTheWeightedMeanOfTheCategories(@ForAll("results") List<CheckResult> results) {
        CandidateCompatibility verdict = verdict(results);
        double weights =
                verdict.categories().stream().mapToDouble(CategoryScore::weight).sum();
        double sum = verdict.categories().stream()
                .mapToDouble(category -> category.weight() * category.score())
                .sum();
        assertThat(verdict.score() * weights).isCloseTo(sum, within(1e-9));
        assertThat(verdict.categories().stream().mapToInt(CategoryScore::total).sum())
                .isEqualTo(results.size());
    }

    @Test
    void shouldCountARequiredCheckTwice() {
        // Given
        List<CheckResult> results =
                List.of(result(Outcome.PASSED, true, Category.RLS), result(Outcome.FAILED, false, Category.RLS));

        // When
        CandidateCompatibility verdict = verdict(results);

        // Then
        assertThat(verdict.score()).isCloseTo(2.0 / 3, within(1e-9));
    }

    @Property
    void shouldCallCriticalWhatIsRequiredAndDidNotPass(@ForAll("results") List<CheckResult> results) {
        CandidateCompatibility verdict = verdict(results);
        long required = results.stream().filter(CheckResult::required).count();
        long requiredPassed = results.stream()
                .filter(CheckResult::required)
                .filter(result -> result.outcome() == Outcome.PASSED)
                .count();
        assertThat(verdict.criticalFailures()).isEqualTo((int) (required - requiredPassed));
    }

    @Property
    void shouldNotDependOnTheOrder(@ForAll("results") List<CheckResult> results) {
        List<CheckResult> reversed = new ArrayList<>(results);
        Collections.reverse(reversed);
        CandidateCompatibility one = verdict(results);
        CandidateCompatibility other = verdict(reversed);
        assertThat(one.score()).isCloseTo(other.score(), within(1e-12));
        assertThat(one.criticalFailures()).isEqualTo(other.criticalFailures());
    }

    @Property
    void shouldNeverScoreLowerForOneMorePass(@ForAll("results") List<CheckResult> results) {
        List<CheckResult> more = new ArrayList<>(results);
        more.add(result(Outcome.PASSED, true, Category.RLS));
        assertThat(verdict(more).score())
                .isGreaterThanOrEqualTo(verdict(results).score());
        assertThat(verdict(more).criticalFailures()).isEqualTo(verdict(results).criticalFailures());
    }

    @Provide
    Arbitrary<List<CheckResult>> results() {
        return Combinators.combine(
                        Arbitraries.of(Outcome.class), Arbitraries.of(true, false), Arbitraries.of(Category.class))
                .as(CompatibilityVerdictTest::result)
                .list()
                .ofMaxSize(60);
    }

    private static CandidateCompatibility verdict(List<CheckResult> results) {
        return CompatibilityVerdict.of(CandidateKind.PGLITE, results, null);
    }

    private static CheckResult result(Outcome outcome, boolean required, Category category) {
        return new CheckResult("a", "A", category.id(), required, outcome, null, null, Duration.ZERO);
    }
}
