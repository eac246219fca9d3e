/** From a candidate's samples to its part of the resources report. */
@NullMarked
package dev.pgfit.monitor.report;

import org.jspecify.annotations.NullMarked;
