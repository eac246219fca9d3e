package dev.pgfit.installer.usage;

import java.nio.file.Path;

/** Who was on this machine at one moment: one look that serves several candidates. */
public final class Everybody {
    private static final Census CENSUS = new Census(Path.of("/proc"));

    private final Census.Listing listing;

    private Everybody(Census.Listing listing) {
        this.listing = listing;
    }

    /** Looks now. */
    public static Everybody now() {
        return new Everybody(CENSUS.look());
    }

    Census.Listing listing() {
        return listing;
    }
}
