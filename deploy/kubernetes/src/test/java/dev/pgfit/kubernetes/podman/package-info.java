/** The overlay podman, played. */
@NullMarked
package dev.pgfit.kubernetes.podman;

import org.jspecify.annotations.NullMarked;
