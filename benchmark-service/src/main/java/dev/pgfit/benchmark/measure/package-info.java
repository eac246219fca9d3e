/** Measuring one test on the candidates that are there, round by round. */
@NullMarked
package dev.pgfit.benchmark.measure;

import org.jspecify.annotations.NullMarked;
