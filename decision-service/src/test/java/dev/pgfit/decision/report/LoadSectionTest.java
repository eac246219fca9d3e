package dev.pgfit.decision.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateResult;
import dev.pgfit.contracts.GeneratorUse;
import dev.pgfit.contracts.Knee;
import dev.pgfit.contracts.OpenLoad;
import dev.pgfit.contracts.TestResult;
import dev.pgfit.contracts.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoadSectionTest {
    @Test
    void shouldShowRatesAndKneesOfEachCandidate() {
        // Given
        CandidateResult kept = result(new OpenLoad(500, 499.7, 0), new Knee(4200.0, 4800.0, 5000, 12, "the candidate"));
        CandidateResult failed =
                result(new OpenLoad(500, 81.4, 1234), new Knee(null, null, 5000, 1, "even the lowest rate fails"));
        // When
        String page = page(test(kept, failed, null));
        // Then
        assertThat(page)
                .contains("Open load", "| PostgreSQL 18 | 500/s | 500/s | 0 |", "| PGlite | 500/s | 81.4/s | 1234 |")
                .contains("Knee", "4200/s", "even the lowest rate fails", "none");
    }

    @Test
    void shouldSayWhatTheGeneratorHadToDoWithIt() {
        // When
        String page = page(test(null, null, new GeneratorUse(9.5, 21.0, 0.12, 0.4, 3, 0.01, 2, 0.61)));
        // Then
        assertThat(page)
                .contains("The load generator's part", "answers at once", "12 %")
                .contains("2 pairs of rounds had to be repeated")
                .contains("| q/1/c1 | 10 µs | 21 µs | 12 % | 40 % | 0.61 | 3 ms | 1.0 % | 2 |");
    }

    @Test
    void shouldSayNothingOfPlainClosedLoads() {
        assertThat(page(test(result(null, null), null, null))).isEmpty();
    }

    private static String page(TestResult test) {
        Markdown page = new Markdown();
        LoadSection.write(page, List.of(test), "PostgreSQL 18", "PGlite");
        return page.toString();
    }

    private static TestResult test(
            @Nullable CandidateResult postgresql, @Nullable CandidateResult pglite, @Nullable GeneratorUse generator) {
        return new TestResult(
                "q/1/c1",
                "q",
                "q",
                1,
                1,
                postgresql,
                pglite,
                null,
                Verdict.NOT_PROVABLE,
                "",
                null,
                null,
                null,
                generator);
    }

    private static CandidateResult result(@Nullable OpenLoad open, @Nullable Knee knee) {
        return new CandidateResult(1, 1, 1, 0, null, null, 1, null, List.of(), null, null, open, knee);
    }
}
