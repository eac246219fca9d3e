package dev.pgfit.installer.installation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an installation stands. */
public enum Life {
    /** Another one has the slot. */
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("installing")
    INSTALLING,
    /** Its candidates are there. */
    @JsonProperty("installed")
    INSTALLED,
    /** Taken away, failed or cancelled. */
    @JsonProperty("gone")
    GONE
}
