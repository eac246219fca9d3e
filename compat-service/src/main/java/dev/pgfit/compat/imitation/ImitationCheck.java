package dev.pgfit.compat.imitation;

import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Needs;
import dev.pgfit.compat.check.PostgrestCheck;
import dev.pgfit.compat.postgrest.Fixture;
import dev.pgfit.contracts.PostgrestProbe;
import dev.pgfit.contracts.PostgrestProbe.Client;

/**
 * A check made in PostgREST's manner.
 *
 * @param script what is done, and judged
 */
record ImitationCheck(CheckInfo info, Needs needs, Script script) implements PostgrestCheck {
    static final PostgrestProbe CLIENT = new PostgrestProbe(
            Client.IMITATION,
            null,
            "PostgREST itself was not run: compat-service was given no binary of it (POSTGREST_BIN). "
                    + "Its start-up and pooled requests were imitated on the wire instead.");

    /** Does it, and throws {@code CheckFailed} or the database's failure if the answers aren't right. */
    @FunctionalInterface
    interface Script {
        void run(CheckContext context, Fixture fixture);
    }

    @Override
    public PostgrestProbe client() {
        return CLIENT;
    }

    @Override
    public void probe(CheckContext context) {
        script.run(context, Fixture.create(context));
    }
}
