package dev.pgfit.local.command;

import picocli.CommandLine.IVersionProvider;

/** The version that Maven wrote into the jar. */
final class VersionOfBuild implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = VersionOfBuild.class.getPackage().getImplementationVersion();
        return new String[] {"pgfit " + (version == null ? "(unpackaged)" : version)};
    }
}
