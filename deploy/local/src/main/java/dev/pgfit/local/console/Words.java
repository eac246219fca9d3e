package dev.pgfit.local.console;

import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.Progress;
import java.time.Duration;

/** Progress in words. */
final class Words {
    private Words() {}

    static String title(Phase phase) {
        return switch (phase) {
            case INSTALLATION -> "Installation";
            case BENCHMARK -> "Benchmark";
            case RESOURCES -> "Resources";
            case COMPATIBILITY -> "Compatibility";
            case DECISION -> "Decision";
        };
    }

    /** Such as {@code Benchmark 12/24: insert 1000 rows}. */
    static String line(Progress progress) {
        String count = progress.total() > 0 ? " " + progress.done() + "/" + progress.total() : "";
        String message = progress.message();
        return title(progress.phase()) + count + (message == null || message.isBlank() ? "" : ": " + message);
    }

    static String time(Duration elapsed) {
        long seconds = elapsed.toSeconds();
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }
}
