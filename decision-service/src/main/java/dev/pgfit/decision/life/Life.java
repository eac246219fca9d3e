package dev.pgfit.decision.life;

import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.RunCancelled;
import dev.pgfit.contracts.RunFailed;
import dev.pgfit.decision.matrix.Reports;
import dev.pgfit.decision.run.Move;
import dev.pgfit.decision.run.Moves;
import dev.pgfit.decision.run.Run;
import dev.pgfit.decision.run.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run, what happens to it, and what follows: gathered, to be kept and published as one. First {@link #on} for all that
 * happened, in order; then {@link #settle}; then the rest is there to be read. Not thread-safe.
 */
public final class Life {
    private final Run before;
    private final Instant now;
    private final Set<Phase> reportedBefore;
    private final Set<Phase> reported;
    private final Map<Phase, Event> reports = new EnumMap<>(Phase.class);
    private final List<Notice> notices = new ArrayList<>();
    private RunState state;
    private long lastNotice;
    private boolean expired;
    private @Nullable String reason;
    private @Nullable Event ending;

    /**
     * A run that is open.
     *
     * @param lastNotice number of the newest notice that is kept
     * @param reported phases whose reports are kept
     * @param now when all of this happens
     */
    public Life(Run run, long lastNotice, Set<Phase> reported, Instant now) {
        this.before = run;
        this.lastNotice = lastNotice;
        this.now = now;
        this.state = run.state();
        this.reportedBefore = Set.copyOf(reported);
        this.reported = EnumSet.noneOf(Phase.class);
        this.reported.addAll(reported);
    }

    /** A run that has just been asked for: there is a first notice. */
    public static Life begin(Run run) {
        var life = new Life(run, 0, Set.of(), run.requestedAt());
        life.tell("state", StateChange.of(run.id(), run.state(), run.requestedAt()));
        return life;
    }

    /** Takes it in; nothing happens any more to a run that has ended. */
    public void on(Happening happening) {
        if (state.ended()) {
            return;
        }
        switch (happening) {
            case Happening.Reported it -> report(it.phase(), it.report());
            case Happening.Told it -> {
                advance(RunState.working(it.phase()));
                tell(it.kind(), it.event());
            }
            case Happening.Cancelled it ->
                end(RunState.CANCELLED, it.reason(), new RunCancelled(before.id(), it.reason(), now));
            case Happening.Expired it -> expired = true;
        }
    }

    /** Phases whose reports were kept before. */
    public Set<Phase> reportedBefore() {
        return reportedBefore;
    }

    /** Whether {@link #settle} has to know the reports that were kept before; else it can do without. */
    public boolean needsKeptReports() {
        return !reportedBefore.isEmpty()
                && (expired || (!reports.isEmpty() && (isWhole() || reports.containsKey(Phase.INSTALLATION))));
    }

    /**
     * Draws the conclusion from the reports.
     *
     * @param kept the reports from before
     */
    public void settle(Reports kept) {
        if (state.ended() || (!expired && reports.isEmpty())) {
            return;
        }
        Reports all = kept.with(reports.values());
        switch (expired ? Moves.onDeadline(before, all) : Moves.onReport(before, all)) {
            case Move.Wait wait -> {}
            case Move.Fail fail -> end(RunState.FAILED, fail.reason(), new RunFailed(before.id(), fail.reason(), now));
            case Move.Decide decide -> end(RunState.DECIDED, null, decide.decision());
        }
    }

    /** The run as it has become. */
    public Run run() {
        return new Run(
                before.id(),
                state,
                before.spec(),
                before.requestedAt(),
                before.deadline(),
                state.ended() ? now : null,
                reason);
    }

    /** Number of the newest notice. */
    public long lastNotice() {
        return lastNotice;
    }

    /** Reports that are new, the first of each phase. */
    public Map<Phase, Event> reports() {
        return reports;
    }

    /** What those who watch are to be told, in order. */
    public List<Notice> notices() {
        return notices;
    }

    /** What is to be published because it has ended just now. */
    public Optional<Event> ending() {
        return Optional.ofNullable(ending);
    }

    /** Whether it has ended because its deadline passed. */
    public boolean expired() {
        return expired && ending != null && state != RunState.CANCELLED;
    }

    /** When it happened. */
    public Instant now() {
        return now;
    }

    private boolean isWhole() {
        return reported.containsAll(EnumSet.range(Phase.INSTALLATION, Phase.COMPATIBILITY));
    }

    private void report(Phase phase, Event report) {
        if (reported.add(phase)) {
            reports.put(phase, report);
            tell("report", ReportIn.of(phase, report, now));
            advance(RunState.after(phase));
        }
    }

    private void advance(RunState to) {
        if (state.compareTo(to) < 0) {
            state = to;
            tell("state", StateChange.of(before.id(), to, now));
        }
    }

    private void end(RunState how, @Nullable String why, Event event) {
        state = how;
        reason = why;
        ending = event;
        tell(
                "state",
                new StateChange(
                        before.id(), how, now, why, event instanceof Decision made ? made.recommendation() : null));
    }

    private void tell(String kind, Object body) {
        notices.add(new Notice(++lastNotice, kind, body));
    }
}
