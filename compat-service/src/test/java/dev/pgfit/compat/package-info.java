/** Tests of the service as a whole. */
@NullMarked
package dev.pgfit.compat;

import org.jspecify.annotations.NullMarked;
