package dev.pgfit.compat.check;

import java.util.List;

/**
 * A check that is data: SQL and what it must answer. SQL may hold the placeholders of {@link Names}.
 *
 * @param setup run before the probe; an error is the check's failure
 * @param probe run in order in one session, until one isn't as expected
 * @param cleanup for what lies outside the check's schema and roles, which go anyway; errors in it are ignored
 */
public record SqlCheck(CheckInfo info, Needs needs, List<String> setup, List<Step> probe, List<String> cleanup)
        implements Check {
    public SqlCheck {
        setup = List.copyOf(setup);
        probe = List.copyOf(probe);
        cleanup = List.copyOf(cleanup);
    }
}
