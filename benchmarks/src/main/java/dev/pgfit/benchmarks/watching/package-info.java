/** What watching candidates costs, and whether the CPU time that it tells is the kernel's. */
@NullMarked
package dev.pgfit.benchmarks.watching;

import org.jspecify.annotations.NullMarked;
