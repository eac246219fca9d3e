/** Which limit of the target stands in a candidate's way first. */
@NullMarked
package dev.pgfit.monitor.constraint;

import org.jspecify.annotations.NullMarked;
