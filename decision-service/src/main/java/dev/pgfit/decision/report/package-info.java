/** A run's report for people: what to say apart from how it looks. */
@NullMarked
package dev.pgfit.decision.report;

import org.jspecify.annotations.NullMarked;
