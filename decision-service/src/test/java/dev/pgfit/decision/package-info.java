/** Tests of decision-service as a whole. */
@NullMarked
package dev.pgfit.decision;

import org.jspecify.annotations.NullMarked;
