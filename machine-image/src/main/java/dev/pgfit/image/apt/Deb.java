package dev.pgfit.image.apt;

/**
 * A package that apt can fetch.
 *
 * @param version with epoch and revision, such as {@code 1:4.5.2-1}
 * @param file its name in the archive, without folder
 * @param sha256 as the signed index says, hexadecimal
 */
public record Deb(String name, String version, String file, long bytes, String sha256) {

    /** The version as its authors count: without epoch and Debian's revision, such as {@code 18.6}. */
    public String upstreamVersion() {
        String withoutEpoch = version.substring(version.indexOf(':') + 1);
        int revision = withoutEpoch.lastIndexOf('-');
        return revision < 0 ? withoutEpoch : withoutEpoch.substring(0, revision);
    }
}
