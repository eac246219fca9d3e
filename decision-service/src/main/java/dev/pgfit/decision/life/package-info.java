/** What becomes of a run by what happens to it, apart from how that is stored and published. */
@NullMarked
package dev.pgfit.decision.life;

import org.jspecify.annotations.NullMarked;
