package dev.pgfit.monitor.observation;

import dev.pgfit.contracts.LoadSlice;
import dev.pgfit.monitor.window.Schedule;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Where an observation stands: each stage offers only the transitions that are legal from it. */
public sealed interface Stage {
    /** The windows as far as they are known. */
    Schedule schedule();

    /** Before any load. */
    record Watching() implements Stage {
        UnderLoad loadBegan(Instant at) {
            return new UnderLoad(at);
        }

        /** The load's begin was missed, by a restart of ours, say; the first slice tells it as well. */
        CoolingDown loadEnded(Instant at, List<LoadSlice> slices) {
            Instant since = slices.stream()
                    .map(LoadSlice::from)
                    .min(Comparator.naturalOrder())
                    .orElse(at);
            return new CoolingDown(new Schedule(since, at, slices));
        }

        Finished finish(Ending ending) {
            return new Finished(schedule(), ending);
        }

        @Override
        public Schedule schedule() {
            return Schedule.NO_LOAD;
        }
    }

    /** While the benchmark works. */
    record UnderLoad(Instant since) implements Stage {
        CoolingDown loadEnded(Instant at, List<LoadSlice> slices) {
            return new CoolingDown(new Schedule(since, at, slices));
        }

        Finished finish(Ending ending) {
            return new Finished(schedule(), ending);
        }

        @Override
        public Schedule schedule() {
            return new Schedule(since, null, List.of());
        }
    }

    /** After the load. */
    record CoolingDown(Schedule schedule) implements Stage {
        /** The begin of the load is told after its end: events may be delivered again out of order. */
        CoolingDown loadBegan(Instant at) {
            return new CoolingDown(new Schedule(at, schedule.loadFinished(), schedule.slices()));
        }

        Finished finish(Ending ending) {
            return new Finished(schedule, ending);
        }
    }

    /** Nothing is watched any more. */
    record Finished(Schedule schedule, Ending ending) implements Stage {}

    /** The stage after a signal; the same one when the signal is a repetition or comes too late. */
    static Stage after(Stage stage, Signal signal) {
        return switch (stage) {
            case Watching watching ->
                switch (signal) {
                    case Signal.LoadBegan(Instant at) -> watching.loadBegan(at);
                    case Signal.LoadEnded(Instant at, List<LoadSlice> slices) -> watching.loadEnded(at, slices);
                    case Signal.BenchmarkDone() -> watching.finish(Ending.BENCHMARK_DONE);
                };
            case UnderLoad load ->
                switch (signal) {
                    case Signal.LoadBegan repeated -> load;
                    case Signal.LoadEnded(Instant at, List<LoadSlice> slices) -> load.loadEnded(at, slices);
                    case Signal.BenchmarkDone() -> load.finish(Ending.BENCHMARK_DONE);
                };
            case CoolingDown cooling ->
                switch (signal) {
                    case Signal.LoadBegan(Instant at) -> cooling.loadBegan(at);
                    case Signal.LoadEnded repeated -> cooling;
                    case Signal.BenchmarkDone() -> cooling.finish(Ending.BENCHMARK_DONE);
                };
            case Finished finished -> finished;
        };
    }

    /** The last stage, whatever the one before. */
    static Finished end(Stage stage, Ending ending) {
        return switch (stage) {
            case Watching watching -> watching.finish(ending);
            case UnderLoad load -> load.finish(ending);
            case CoolingDown cooling -> cooling.finish(ending);
            case Finished finished -> finished;
        };
    }
}
