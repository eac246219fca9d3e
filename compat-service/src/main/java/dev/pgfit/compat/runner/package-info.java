/** Runs checks in isolation, and leaves the database as it was. */
@NullMarked
package dev.pgfit.compat.runner;

import org.jspecify.annotations.NullMarked;
