/** Whether a decision's stated confidence is how often such decisions are right. */
@NullMarked
package dev.pgfit.benchmarks.calibration;

import org.jspecify.annotations.NullMarked;
