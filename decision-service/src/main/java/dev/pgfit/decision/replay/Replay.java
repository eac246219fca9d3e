package dev.pgfit.decision.replay;

import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Recommendation;
import java.util.List;
import java.util.UUID;

/**
 * A decision made anew.
 *
 * @param otherCriteria whether other criteria were asked for than those of the run
 * @param identical whether both decisions are the same, byte for byte
 * @param note the result in a sentence
 * @param changes what differs
 * @param before as it was published
 * @param after as it is now
 */
public record Replay(
        UUID runId,
        boolean otherCriteria,
        boolean identical,
        Recommendation recommendation,
        String note,
        List<Change> changes,
        Decision before,
        Decision after) {

    /**
     * Compares.
     *
     * @param identical whether their bytes are the same
     */
    public static Replay of(Decision before, Decision after, boolean otherCriteria, boolean identical) {
        List<Change> changes = Changes.between(before, after);
        return new Replay(
                before.runId(),
                otherCriteria,
                identical,
                after.recommendation(),
                note(before, after, otherCriteria, identical),
                changes,
                before,
                after);
    }

    private static String note(Decision before, Decision after, boolean otherCriteria, boolean identical) {
        if (identical) {
            return "Decided anew from the stored reports: identical, byte for byte";
        }
        String answer = before.recommendation() == after.recommendation()
                ? "the recommendation stays " + after.recommendation().title()
                : "the recommendation changes from " + before.recommendation().title() + " to "
                        + after.recommendation().title();
        return otherCriteria
                ? "Decided anew by other criteria: " + answer
                : "Decided anew from the stored reports: NOT identical, so this version of pgfit decides otherwise than"
                        + " the one that published it; " + answer;
    }
}
