/** A whole benchmark: prepares the candidates, measures every test, leaves them as they were. */
@NullMarked
package dev.pgfit.benchmark.run;

import org.jspecify.annotations.NullMarked;
