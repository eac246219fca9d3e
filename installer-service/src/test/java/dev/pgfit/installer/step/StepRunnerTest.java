package dev.pgfit.installer.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.contracts.InstallationStep;
import dev.pgfit.process.GuardedProcess;
import dev.pgfit.process.Spec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepRunnerTest {
    @TempDir
    Path folder;

    private final List<String> heard = new ArrayList<>();

    @Test
    void shouldDoAllAndMeasure() throws Exception {
        // Given
        Step write = Step.of("write", context -> Files.writeString(folder.resolve("file"), "x".repeat(5000)));
        Step compute = Step.of("compute", context -> {
            try (GuardedProcess shell = GuardedProcess.start(
                    Spec.of("sh", "sh", "-c", "i=0; while [ $i -lt 400000 ]; do i=$((i+1)); done"))) {
                context.measure(shell);
                var unused = shell.exitCode().get();
            }
        });

        // When
        StepsOutcome outcome = runner().run(List.of(write, compute));

        // Then
        assertThat(outcome).isInstanceOf(StepsOutcome.Done.class);
        assertThat(outcome.steps()).extracting(InstallationStep::name).containsExactly("write", "compute");
        assertThat(outcome.steps().get(0).diskBytes()).isEqualTo(5000);
        assertThat(outcome.steps().get(0).peakMemoryBytes()).isZero();
        assertThat(outcome.steps().get(1).cpuSeconds()).isPositive();
        assertThat(outcome.steps().get(1).peakMemoryBytes()).isPositive();
        assertThat(heard).containsExactly("write 1/2", "compute 2/2");
    }

    @Test
    void shouldTakeBackAllInReverseWhenOneFails() throws Exception {
        // Given
        List<String> undone = new ArrayList<>();
        List<Step> steps = List.of(
                Step.of("one", context -> {}, "undid one", () -> undone.add("one")),
                Step.of("two", context -> {}, "undid two", () -> {
                    throw new IllegalStateException("stuck");
                }),
                Step.of(
                        "three",
                        context -> {
                            throw new StepFailure("no luck", List.of("line 1", "line 2"), null);
                        },
                        "undid three",
                        () -> undone.add("three")),
                Step.of("four", context -> undone.add("never")));

        // When
        StepsOutcome.Failed failed = (StepsOutcome.Failed) runner().run(steps);

        // Then
        assertThat(undone).containsExactly("three", "one");
        assertThat(failed.failedStep()).isEqualTo("three");
        assertThat(failed.reason()).isEqualTo("no luck");
        assertThat(failed.outputTail()).containsExactly("line 1", "line 2");
        assertThat(failed.rollback().complete()).isFalse();
        assertThat(failed.rollback().undone()).containsExactly("undid three", "undid one");
        assertThat(failed.rollback().leftovers()).containsExactly("not undid two: stuck");
        assertThat(failed.steps())
                .extracting(InstallationStep::outcome)
                .containsExactly(
                        InstallationStep.Outcome.DONE, InstallationStep.Outcome.DONE, InstallationStep.Outcome.FAILED);
    }

    @Test
    void shouldTakeBackAllWhenInterrupted() {
        // Given
        List<String> undone = new ArrayList<>();
        List<Step> steps = List.of(
                Step.of("one", context -> {}, "undid one", () -> undone.add("one")),
                Step.of("two", context -> Thread.currentThread().interrupt()),
                Step.of("three", context -> undone.add("never")));

        // When / Then
        assertThatThrownBy(() -> runner().run(steps)).isInstanceOf(InterruptedException.class);
        assertThat(undone).containsExactly("one");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private StepRunner runner() {
        return new StepRunner(
                () -> List.of(folder), (step, number, total) -> heard.add(step + " " + number + "/" + total));
    }
}
