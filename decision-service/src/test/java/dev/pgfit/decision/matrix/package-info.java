/** Tests of the matrix. */
@NullMarked
package dev.pgfit.decision.matrix;

import org.jspecify.annotations.NullMarked;
