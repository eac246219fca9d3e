/** Which samples were taken idle, under load and while cooling down. */
@NullMarked
package dev.pgfit.monitor.window;

import org.jspecify.annotations.NullMarked;
