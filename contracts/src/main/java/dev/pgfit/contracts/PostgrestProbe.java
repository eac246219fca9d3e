package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How the checks of the category {@code postgrest} were made.
 *
 * @param version of PostgREST as it names itself; {@code null} when none was run
 * @param note for a person, such as why it was not PostgREST itself
 */
public record PostgrestProbe(Client client, @Nullable String version, String note) {
    /** Who spoke to the candidate. */
    public enum Client {
        /** PostgREST itself, over HTTP. */
        @JsonProperty("postgrest")
        POSTGREST,
        /** pgfit, in the pattern of PostgREST's start-up and pooled requests; PostgREST itself was not run. */
        @JsonProperty("imitation")
        IMITATION
    }
}
