/** A decision made anew from its stored reports, and what is different then. */
@NullMarked
package dev.pgfit.decision.replay;

import org.jspecify.annotations.NullMarked;
