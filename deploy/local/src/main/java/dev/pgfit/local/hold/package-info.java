/** Candidates that are there for people, without a run. */
@NullMarked
package dev.pgfit.local.hold;

import org.jspecify.annotations.NullMarked;
