package dev.pgfit.monitor.edge;

import static dev.pgfit.monitor.Usages.guest;
import static dev.pgfit.monitor.Usages.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.monitor.report.Watched;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleRowsTest {
    private final Watched watched = new Watched(
            CandidateKind.POSTGRESQL,
            List.of(sample(0, 1, 0.1, 5), sample(1, 2, 0.1, 5), sample(4, 5, 0.1, 5)),
            List.of(guest(0.5, 10e6), guest(3, 20e6), guest(4.5, 30e6)),
            1,
            0,
            null,
            List.of(),
            List.of(),
            List.of());

    @Test
    void shouldShowAReadingOfTheGuestInTheOneRowItWasTakenIn() {
        // When
        List<SampleRow> rows = SampleRows.of(watched).toList();

        // Then the reading in the gap is in none
        assertThat(rows).extracting(SampleRow::guest).containsExactly(guest(0.5, 10e6), null, guest(4.5, 30e6));
    }

    @Test
    void shouldWriteAsManyCellsAsThereAreHeads() {
        // When
        List<String> lines = SampleRows.of(watched).map(SampleRow::csv).toList();

        // Then
        int heads = SampleRow.CSV_HEADER.split(",", -1).length;
        assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(heads));
        assertThat(lines.getFirst()).endsWith(",10000000,30000000,0.5");
        assertThat(lines.get(1)).endsWith(",,,");
    }
}
