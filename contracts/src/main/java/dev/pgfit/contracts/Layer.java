package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a shortcoming lies: a transport can be exchanged, an engine can't. */
public enum Layer {
    /** The database engine: what it does with SQL in one session. */
    @JsonProperty("engine")
    ENGINE,
    /** What lies between client and engine: connections, sessions, log-in, the wire protocol. */
    @JsonProperty("transport")
    TRANSPORT
}
