/** Threshold crossings that noise can't fake. */
@NullMarked
package dev.pgfit.monitor.alert;

import org.jspecify.annotations.NullMarked;
