package dev.pgfit.installer.webvm;

import dev.pgfit.installer.node.NodeTools;
import java.nio.file.Path;

/**
 * What all recipes of this place need.
 *
 * @param cache of host programs, images and what is prepared
 * @param records where guards are recorded for the reaper
 */
record WebvmParts(GuestImages images, NodeTools.Finder node, Path cache, Path records) {
    Preparation preparation() {
        return new Preparation(cache.resolve("prepared"));
    }
}
