/** All samples of a candidate in bounded memory. */
@NullMarked
package dev.pgfit.monitor.series;

import org.jspecify.annotations.NullMarked;
