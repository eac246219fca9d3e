package dev.pgfit.installer.candidate;

import dev.pgfit.contracts.AppliedLimits;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Limits;
import dev.pgfit.installer.step.Step;
import dev.pgfit.installer.step.StepAction;
import dev.pgfit.installer.step.StepFailure;
import dev.pgfit.process.cgroup.GroupLimits;
import dev.pgfit.process.cgroup.Hierarchies;
import dev.pgfit.process.cgroup.LimitedGroup;
import dev.pgfit.process.postgres.PostgresException;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one candidate on this machine, by a control group of its own. Where none may be made the candidate runs all
 * the same, and the report says why it isn't limited. Thread-safe as to reading.
 */
public final class HostLimits {
    /** No limits. */
    public static final HostLimits NONE = new HostLimits(null, "", Hierarchies.SYSTEM);
    /** The kernel's count may come a moment after a connection broke. */
    private static final int AFTERMATH_MILLIS = 200;

    private final @Nullable Limits asked;
    private final String name;
    private final Hierarchies hierarchies;
    private volatile @Nullable LimitedGroup group;

    private HostLimits(@Nullable Limits asked, String name, Hierarchies hierarchies) {
        this.asked = asked;
        this.name = name;
        this.hierarchies = hierarchies;
    }

    /** @param name of the group: of this candidate alone */
    public static HostLimits of(@Nullable Limits asked, String name) {
        return of(asked, name, Hierarchies.SYSTEM);
    }

    static HostLimits of(@Nullable Limits asked, String name, Hierarchies hierarchies) {
        return Limits.none(asked) ? NONE : new HostLimits(asked, name, hierarchies);
    }

    /** Makes the group, unless it is there, and gives the folders that programs are started in; none: unlimited. */
    public List<Path> prepare() {
        if (asked == null) {
            return List.of();
        }
        LimitedGroup made = LimitedGroup.make(hierarchies, name, limits(asked));
        group = made;
        return made.folders();
    }

    private static GroupLimits limits(Limits asked) {
        return new GroupLimits(
                asked.memory() == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(asked.memory().whole()),
                asked.cpu() == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(asked.cpu()
                                .value()
                                .movePointRight(3)
                                .setScale(0, RoundingMode.CEILING)
                                .longValue()));
    }

    /** The limits that tuning has to go by: those that hold. */
    public @Nullable Limits holding() {
        LimitedGroup made = group;
        return asked == null || made == null || !made.memoryLimited() ? null : new Limits(asked.memory(), null);
    }

    /** For the report; {@code null} when none were asked for. */
    public @Nullable AppliedLimits report(long pid) {
        LimitedGroup made = group;
        if (asked == null || made == null) {
            return null;
        }
        if (!made.exists()) {
            return AppliedLimits.unavailable(asked, made.refused().orElse("no control group could be made"));
        }
        if (!made.holds(pid)) {
            return AppliedLimits.unavailable(asked, "the program could not be put into its control group");
        }
        return new AppliedLimits(
                asked,
                new Limits(made.memoryLimited() ? asked.memory() : null, made.cpuLimited() ? asked.cpu() : null),
                made.version(),
                made.refused().orElse(null));
    }

    /** How often the kernel has killed one of its processes for want of memory. */
    long kills() {
        LimitedGroup made = group;
        return made == null || !made.memoryLimited() ? 0 : made.oomKills();
    }

    /** What to say of that. */
    String shortage(CandidateKind kind) {
        return asked == null || asked.memory() == null
                ? kind.title() + " was killed for lack of memory"
                : Findings.needsMoreMemory(
                        kind, asked.memory().whole(), "one of its processes was killed for lack of memory");
    }

    /** The same step, but when it fails because the kernel killed somebody, that is what is told. */
    Step explained(CandidateKind kind, Step step) {
        if (asked == null) {
            return step;
        }
        StepAction action = context -> {
            try {
                step.action().run(context);
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                Thread.sleep(AFTERMATH_MILLIS);
                if (kills() > 0) {
                    throw new StepFailure(shortage(kind), output(e), e);
                }
                throw e;
            }
        };
        return new Step(step.name(), action, step.undo(), step.counted());
    }

    private static List<String> output(Exception failure) {
        return switch (failure) {
            case StepFailure known -> known.output();
            case PostgresException known -> known.output();
            default -> List.of();
        };
    }

    /** Removes the group, if nobody is in it any more. */
    void remove() {
        LimitedGroup made = group;
        if (made != null) {
            made.remove();
        }
    }
}
