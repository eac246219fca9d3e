/** Reads, validates and offers the checks. */
@NullMarked
package dev.pgfit.compat.catalogue;

import org.jspecify.annotations.NullMarked;
