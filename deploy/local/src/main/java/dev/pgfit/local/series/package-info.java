/** The same run with several sizes of the machine's memory. */
@NullMarked
package dev.pgfit.local.series;

import org.jspecify.annotations.NullMarked;
