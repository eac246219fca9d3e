/**
 * The decision matrix: a pure function from the reports of a run and its criteria to a recommendation. No clock, no
 * randomness, no input or output; the order of the reports' lists does not matter. The formulas are in
 * {@code docs/decision-matrix.md}.
 */
@NullMarked
package dev.pgfit.decision.matrix;

import org.jspecify.annotations.NullMarked;
