package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a candidate lives. */
public enum Environment {
    /** Processes on the machine of the installer. */
    @JsonProperty("host")
    HOST,
    @JsonProperty("container")
    CONTAINER,
    @JsonProperty("kubernetes")
    KUBERNETES,
    /** An x86 machine emulated in WebAssembly. */
    @JsonProperty("webvm")
    WEBVM,
    /** A page in a browser. */
    @JsonProperty("browser")
    BROWSER,
    /** A database that pgfit neither installed nor owns. */
    @JsonProperty("external")
    EXTERNAL
}
