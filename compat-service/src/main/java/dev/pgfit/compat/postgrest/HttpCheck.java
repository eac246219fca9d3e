package dev.pgfit.compat.postgrest;

import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Needs;
import dev.pgfit.compat.check.PostgrestCheck;
import dev.pgfit.contracts.PostgrestProbe;
import dev.pgfit.contracts.PostgrestProbe.Client;
import java.util.Optional;

/**
 * A check that PostgREST itself makes: started against a fixture of the check's own, asked over HTTP, ended.
 *
 * @param script what is asked
 */
record HttpCheck(PostgrestProgram program, CheckInfo info, Script script) implements PostgrestCheck {
    /** Asks, and throws {@code CheckFailed} if the answers aren't right. */
    @FunctionalInterface
    interface Script {
        /** @param context the check's session changes what PostgREST doesn't */
        void run(Api api, CheckContext context);
    }

    @Override
    public Needs needs() {
        return Fixture.NEEDS;
    }

    /** If PostgREST can't be started once, another time won't do either. */
    @Override
    public Optional<String> buildsOn() {
        return Optional.of(Aspect.START.id()).filter(base -> !base.equals(info.id()));
    }

    @Override
    public PostgrestProbe client() {
        return new PostgrestProbe(
                Client.POSTGREST,
                program.version().orElse(null),
                "PostgREST itself ran against the candidate, started anew for each check");
    }

    @Override
    public void probe(CheckContext context) {
        Fixture fixture = Fixture.create(context);
        Settings settings =
                new Settings(context.wireServer().endpoint(), context.names(), fixture.password(), Fixture.secret());
        try (RunningPostgrest running = program.start(settings, context.deadline())) {
            script.run(Api.anonymous(running, settings, context.deadline()), context);
        }
    }
}
