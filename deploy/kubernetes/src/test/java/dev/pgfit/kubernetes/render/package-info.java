/** Renders the manifests as kubectl does. */
@NullMarked
package dev.pgfit.kubernetes.render;

import org.jspecify.annotations.NullMarked;
