/** Whether a candidate stayed steady, and why. */
@NullMarked
package dev.pgfit.monitor.stability;

import org.jspecify.annotations.NullMarked;
