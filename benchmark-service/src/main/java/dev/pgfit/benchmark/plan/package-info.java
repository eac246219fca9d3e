/** What is to be measured, and in which order. */
@NullMarked
package dev.pgfit.benchmark.plan;

import org.jspecify.annotations.NullMarked;
