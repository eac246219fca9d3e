@NullMarked
package dev.pgfit.benchmarks.result;

import org.jspecify.annotations.NullMarked;
