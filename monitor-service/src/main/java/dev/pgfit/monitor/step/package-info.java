/** Where memory changed its level. */
@NullMarked
package dev.pgfit.monitor.step;

import org.jspecify.annotations.NullMarked;
