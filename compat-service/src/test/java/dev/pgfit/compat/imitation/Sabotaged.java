package dev.pgfit.compat.imitation;

import dev.pgfit.compat.check.Check;

/** The imitation's checks on a fixture that is not what it should be. */
public final class Sabotaged {
    private Sabotaged() {}

    /**
     * A check that must fail.
     *
     * @param sql run between the set-up and the probe, with placeholders
     */
    public static Check of(String id, String sql) {
        ImitationCheck check = ImitationChecks.all().stream()
                .filter(one -> one.info().id().equals(id))
                .map(ImitationCheck.class::cast)
                .findFirst()
                .orElseThrow();
        return new ImitationCheck(check.info(), check.needs(), (context, fixture) -> {
            context.session().query(context.names().expand(sql), context.deadline());
            check.script().run(context, fixture);
        });
    }
}
