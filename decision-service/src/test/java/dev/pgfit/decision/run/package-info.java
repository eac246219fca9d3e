/** Tests of a run's life. */
@NullMarked
package dev.pgfit.decision.run;

import org.jspecify.annotations.NullMarked;
