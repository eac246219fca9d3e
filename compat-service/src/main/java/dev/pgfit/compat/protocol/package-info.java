/** Checks that need more than one session's SQL, each a class. */
@NullMarked
package dev.pgfit.compat.protocol;

import org.jspecify.annotations.NullMarked;
