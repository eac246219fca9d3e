/** From raw counters to what was used in between. */
@NullMarked
package dev.pgfit.monitor.sample;

import org.jspecify.annotations.NullMarked;
