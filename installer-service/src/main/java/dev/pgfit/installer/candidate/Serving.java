package dev.pgfit.installer.candidate;

import dev.pgfit.installer.schema.Database;
import dev.pgfit.installer.schema.Patience;
import dev.pgfit.installer.schema.SupabaseSchema;
import dev.pgfit.installer.schema.Verification;
import dev.pgfit.installer.step.Step;
import dev.pgfit.installer.step.StepContext;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What every recipe does once its candidate listens: schema, verify, and in the end stop. */
public final class Serving {
    private final List<String> asked;
    private final Patience patience;
    private @Nullable Candidate candidate;
    private @Nullable Verification verification;
    private Map<String, String> settings = Map.of();

    /** @param asked settings that the database is asked for */
    public Serving(Patience patience, List<String> asked) {
        this.patience = patience;
        this.asked = List.copyOf(asked);
    }

    /** It listens from now on. */
    public void begin(Candidate started) {
        candidate = started;
    }

    public Step schema() {
        return Step.of("schema", this::create);
    }

    public Step verify() {
        return Step.of("verify", context -> {
            context.measure(candidate().measured());
            verification = Verification.of(candidate().endpoint(), patience);
        });
    }

    private void create(StepContext context) throws Exception {
        context.measure(candidate().measured());
        try (Connection connection = Database.connect(candidate().endpoint(), patience)) {
            SupabaseSchema.create(connection);
            Map<String, String> seen = new TreeMap<>();
            for (String setting : asked) {
                seen.put(setting, Verification.ask(connection, "show " + setting));
            }
            settings = seen;
        }
    }

    /** Stops what has begun, if it has. */
    public void stop() {
        if (candidate != null) {
            candidate.stop();
        }
    }

    /** Once it listens. */
    public Candidate candidate() {
        return Objects.requireNonNull(candidate, "not started");
    }

    /** Once it is verified. */
    public Verification verified() {
        return Objects.requireNonNull(verification, "not verified");
    }

    /** What the database said of the settings that it was asked for. */
    public Map<String, String> settings() {
        return settings;
    }
}
