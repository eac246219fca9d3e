/** What a measurement leaves behind: a page of Markdown that says on what machine it was taken. */
@NullMarked
package dev.pgfit.benchmarks.result;

import org.jspecify.annotations.NullMarked;
