/** What the rounds of a test prove. */
@NullMarked
package dev.pgfit.benchmark.stats;

import org.jspecify.annotations.NullMarked;
