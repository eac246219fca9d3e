/** External programs that cannot outlive us: started under a guard, found through {@code /proc}, reaped after a crash. */
@NullMarked
package dev.pgfit.process;

import org.jspecify.annotations.NullMarked;
