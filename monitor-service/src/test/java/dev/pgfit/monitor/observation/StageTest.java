package dev.pgfit.monitor.observation;

import static dev.pgfit.monitor.Usages.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.LoadSlice;
import dev.pgfit.monitor.window.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {
    private static final List<LoadSlice> SLICES = List.of(new LoadSlice(CandidateKind.PGLITE, at(1), at(2)));
    private static final Signal BEGAN = new Signal.LoadBegan(at(1));
    private static final Signal ENDED = new Signal.LoadEnded(at(3), SLICES);
    private static final Signal DONE = new Signal.BenchmarkDone();

    @Test
    void shouldGoThroughItsStagesInOrder() {
        // When
        Stage end = after(BEGAN, ENDED, DONE);

        // Then
        assertThat(after(BEGAN)).isEqualTo(new Stage.UnderLoad(at(1)));
        assertThat(after(BEGAN, ENDED)).isInstanceOf(Stage.CoolingDown.class);
        assertThat(end).isEqualTo(new Stage.Finished(new Schedule(at(1), at(3), SLICES), Ending.BENCHMARK_DONE));
    }

    @Test
    void shouldNotMindRepetitions() {
        assertThat(after(BEGAN, BEGAN, ENDED, BEGAN, ENDED, DONE, DONE, BEGAN, ENDED))
                .isEqualTo(after(BEGAN, ENDED, DONE));
    }

    @Test
    void shouldLearnTheBeginOfTheLoadAfterItsEnd() {
        assertThat(after(ENDED, BEGAN)).isEqualTo(after(BEGAN, ENDED));
    }

    @Test
    void shouldFinishFromAnyStageAndStayFinished() {
        assertThat(after(DONE)).isEqualTo(new Stage.Finished(Schedule.NO_LOAD, Ending.BENCHMARK_DONE));
        assertThat(Stage.end(after(BEGAN), Ending.DEADLINE))
                .isEqualTo(new Stage.Finished(new Schedule(at(1), null, List.of()), Ending.DEADLINE));
        assertThat(Stage.end(after(DONE), Ending.DEADLINE)).isEqualTo(after(DONE));
    }

    private static Stage after(Signal... signals) {
        Stage stage = new Stage.Watching();
        for (Signal signal : signals) {
            stage = Stage.after(stage, signal);
        }
        return stage;
    }
}
