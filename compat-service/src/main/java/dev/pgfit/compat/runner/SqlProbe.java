package dev.pgfit.compat.runner;

import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.check.Expectation;
import dev.pgfit.compat.check.SqlCheck;
import dev.pgfit.compat.check.Step;
import dev.pgfit.compat.database.Answer;
import dev.pgfit.compat.database.DatabaseError;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.database.Notification;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a check that is data. */
final class SqlProbe {
    /** A notification to one's own session comes with the statement's answer, or not at all. */
    private static final Duration NOTIFICATION_WAIT = Duration.ofSeconds(2);

    private final CheckContext context;

    private SqlProbe(CheckContext context) {
        this.context = context;
    }

    /**
     * Sets up and probes.
     *
     * @throws CheckFailed naming the step that did not answer as expected
     * @throws dev.pgfit.compat.database.DatabaseException from the set-up, or when the connection is lost
     */
    static void run(SqlCheck check, CheckContext context) {
        SqlProbe probe = new SqlProbe(context);
        for (String sql : check.setup()) {
            context.session().query(context.names().expand(sql), context.deadline());
        }
        check.probe().forEach(probe::run);
    }

    private void run(Step step) {
        Answer answer;
        try {
            answer = send(step);
        } catch (DatabaseError e) {
            judge(step, e);
            return;
        }
        judge(step, answer);
    }

    private Answer send(Step step) {
        String sql = context.names().expand(step.sql());
        return step.extended()
                ? context.session().prepared(sql, Values.expand(step.parameters(), context.names()), context.deadline())
                : context.session().query(sql, context.deadline());
    }

    private static void judge(Step step, DatabaseError error) {
        if (!(step.expectation() instanceof Expectation.SqlState(String expected))) {
            throw new CheckFailed("%s (step: %s)".formatted(error.words(), step.name()), error.sqlState());
        }
        if (!expected.equals(error.sqlState())) {
            throw new CheckFailed(
                    "expected error %s, got %s: %s (step: %s)"
                            .formatted(expected, error.sqlState(), error.words(), step.name()),
                    error.sqlState());
        }
    }

    private void judge(Step step, Answer answer) {
        switch (step.expectation()) {
            case Expectation.Success any -> {}
            case Expectation.Rows(var rows) -> {
                List<@Nullable Object> expected = Values.expand(rows, context.names());
                if (!Values.same(expected, answer.rows())) {
                    boolean leak = step.leak() && Values.more(expected, answer.rows());
                    throw unexpected(step, Values.show(expected), Values.show(answer.rows()), leak);
                }
            }
            case Expectation.Matching(var pattern) -> {
                boolean one =
                        answer.rows().size() == 1 && answer.rows().getFirst().size() == 1;
                if (!one
                        || !pattern.matcher(Values.text(answer.rows().getFirst().getFirst()))
                                .matches()) {
                    throw unexpected(step, "one value matching " + pattern, Values.show(answer.rows()), step.leak());
                }
            }
            case Expectation.SqlState(var state) ->
                throw unexpected(step, "error " + state, "no error but " + Values.show(answer.rows()), step.leak());
            case Expectation.Notified(var channel, var payload) ->
                await(
                        step,
                        new Notification(
                                context.names().expand(channel), context.names().expand(payload)));
        }
    }

    private void await(Step step, Notification expected) {
        Deadline until = context.deadline().within(NOTIFICATION_WAIT);
        if (context.session().awaitNotification(expected::equals, until).isEmpty()) {
            throw unexpected(
                    step,
                    "notification '%s' on channel %s".formatted(expected.payload(), expected.channel()),
                    "none",
                    false);
        }
    }

    private static CheckFailed unexpected(Step step, String expected, String got, boolean leak) {
        String words = "expected %s, got %s (step: %s)".formatted(expected, got, step.name());
        return leak ? CheckFailed.leak(words) : new CheckFailed(words);
    }
}
