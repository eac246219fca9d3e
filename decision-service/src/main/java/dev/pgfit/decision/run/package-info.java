/** The life of a run: its states, and what follows from the reports that are in. */
@NullMarked
package dev.pgfit.decision.run;

import org.jspecify.annotations.NullMarked;
