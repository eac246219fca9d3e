/** What the manifests set is what the services read. */
@NullMarked
package dev.pgfit.kubernetes.settings;

import org.jspecify.annotations.NullMarked;
