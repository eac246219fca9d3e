/** Whether memory keeps growing under load. */
@NullMarked
package dev.pgfit.monitor.trend;

import org.jspecify.annotations.NullMarked;
