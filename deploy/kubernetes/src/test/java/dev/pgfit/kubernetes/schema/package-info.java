/** Holds rendered resources against the schemas of their kinds. */
@NullMarked
package dev.pgfit.kubernetes.schema;

import org.jspecify.annotations.NullMarked;
