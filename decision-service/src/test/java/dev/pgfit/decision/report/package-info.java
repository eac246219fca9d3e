/** Tests of the reports. */
@NullMarked
package dev.pgfit.decision.report;

import org.jspecify.annotations.NullMarked;
