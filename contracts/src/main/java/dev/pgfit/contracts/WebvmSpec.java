package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * The virtual machine asked for; only looked at where the environment is one.
 *
 * @param host what runs the machine, and PGlite beside it
 * @param memoryMegabytes memory that the guest is given, in MiB
 * @param installation how PostgreSQL gets into it
 */
public record WebvmSpec(Host host, @Min(96) @Max(1024) Integer memoryMegabytes, InstallationMethod installation) {
    public static final WebvmSpec DEFAULT = new WebvmSpec(Host.NODE, 128, InstallationMethod.MEASURED);

    /** What runs WebAssembly. */
    public enum Host {
        @JsonProperty("node")
        NODE,
        /** A page of a headless Chromium. */
        @JsonProperty("chromium")
        CHROMIUM
    }

    public WebvmSpec {
        host = Defaults.or(host, Host.NODE);
        memoryMegabytes = Defaults.or(memoryMegabytes, 128);
        installation = Defaults.or(installation, InstallationMethod.MEASURED);
    }
}
