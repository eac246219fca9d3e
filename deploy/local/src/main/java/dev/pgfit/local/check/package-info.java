/** Compatibility of one database, without a run. */
@NullMarked
package dev.pgfit.local.check;

import org.jspecify.annotations.NullMarked;
