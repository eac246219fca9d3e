/** Reports like the ones that real runs gave. */
@NullMarked
package dev.pgfit.decision.samples;

import org.jspecify.annotations.NullMarked;
