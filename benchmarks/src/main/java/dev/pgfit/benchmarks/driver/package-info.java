/** pgfit's driver against pgbench. */
@NullMarked
package dev.pgfit.benchmarks.driver;

import org.jspecify.annotations.NullMarked;
